-- One figure per trial and arm, the unit of replication: success per second, failures, CPU time per request.
SELECT r.directory, r.scenario, r.block, s.arm, s.success_per_second, s.failures,
       c.cpu_ns / s.requests / 1000000.0 AS cpu_ms_per_request
FROM hookbench_runs r
JOIN (SELECT directory, trial, arm, avg(success) AS success_per_second, sum(failure) AS failures,
             sum(success + failure) AS requests
      FROM hookbench_seconds GROUP BY directory, trial, arm) s
  ON s.directory = r.directory AND s.trial = r.trial
LEFT JOIN (SELECT directory, trial, arm, sum(value) AS cpu_ns
           FROM hookbench_resources WHERE figure = 'cpu_ns' GROUP BY directory, trial, arm) c
  ON c.directory = s.directory AND c.trial = s.trial AND c.arm = s.arm
ORDER BY r.directory, r.scenario, r.block, s.arm;

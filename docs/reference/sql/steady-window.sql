-- How many requests per second in a window of each trial? Here from second 1 on, without the incomplete last second.
SELECT r.directory, r.scenario, s.arm,
       avg(s.success) AS success_per_second, min(s.success) AS least, max(s.success) AS most
FROM hookbench_runs r
JOIN hookbench_seconds s ON s.directory = r.directory AND s.trial = r.trial
JOIN (SELECT directory, trial, max(second) AS last FROM hookbench_seconds GROUP BY directory, trial) e
  ON e.directory = r.directory AND e.trial = r.trial
WHERE s.second >= 1 AND s.second < e.last
GROUP BY r.directory, r.scenario, s.arm
ORDER BY r.directory, r.scenario, s.arm;

-- How many requests per second does each scenario and arm answer, and how fast?
SELECT r.directory, r.scenario, s.arm, count(DISTINCT r.trial) AS trials,
       avg(s.success) AS success_per_second, avg(s.failure) AS failure_per_second,
       avg(s.p50_ms) AS mean_p50_ms, avg(s.p99_ms) AS mean_p99_ms
FROM hookbench_runs r
JOIN hookbench_seconds s ON s.directory = r.directory AND s.trial = r.trial
GROUP BY r.directory, r.scenario, s.arm
ORDER BY r.directory, r.scenario, s.arm;

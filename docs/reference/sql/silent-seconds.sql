-- In which trials did an arm answer nothing for a second or more, and how often? The last second is incomplete.
SELECT s.directory, r.scenario, s.trial, s.arm,
       sum(CASE WHEN s.success = 0 THEN 1 ELSE 0 END) AS silent_seconds, count(*) AS seconds
FROM hookbench_seconds s
JOIN hookbench_runs r ON r.directory = s.directory AND r.trial = s.trial
GROUP BY s.directory, r.scenario, s.trial, s.arm
ORDER BY silent_seconds DESC, s.directory, s.trial, s.arm;

-- What is the largest number of requests that an arm answered within one second, and in which trial?
SELECT s.directory, r.scenario, s.arm, s.trial, s.second, s.success
FROM hookbench_seconds s
JOIN hookbench_runs r ON r.directory = s.directory AND r.trial = s.trial
WHERE s.success = (SELECT max(o.success) FROM hookbench_seconds o
                   WHERE o.directory = s.directory AND o.arm = s.arm)
ORDER BY s.directory, s.arm, s.trial, s.second;

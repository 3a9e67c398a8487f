-- In which trials did 1000 requests or more fail, and of what?
SELECT q.directory, r.scenario, q.trial, q.arm, q.error, count(*) AS failed
FROM hookbench_requests q
JOIN hookbench_runs r ON r.directory = q.directory AND r.trial = q.trial
WHERE q.error IS NOT NULL AND q.warmup = 0
GROUP BY q.directory, r.scenario, q.trial, q.arm, q.error
HAVING count(*) >= 1000
ORDER BY failed DESC, q.directory, q.trial, q.arm;

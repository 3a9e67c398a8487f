-- Which trials got slower while they ran? Success per second of the second half against the first; the worst first.
SELECT h.directory, r.scenario, h.trial, h.arm, h.first_half, h.second_half,
       h.second_half / h.first_half AS ratio
FROM (SELECT s.directory, s.trial, s.arm,
             avg(CASE WHEN 2 * s.second < e.last THEN s.success END) AS first_half,
             avg(CASE WHEN 2 * s.second >= e.last THEN s.success END) AS second_half
      FROM hookbench_seconds s
      JOIN (SELECT directory, trial, max(second) AS last FROM hookbench_seconds GROUP BY directory, trial) e
        ON e.directory = s.directory AND e.trial = s.trial
      WHERE s.second < e.last
      GROUP BY s.directory, s.trial, s.arm) h
JOIN hookbench_runs r ON r.directory = h.directory AND r.trial = h.trial
WHERE h.first_half > 0
ORDER BY ratio, h.directory, h.trial, h.arm;

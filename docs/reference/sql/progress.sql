-- How many trials of each scenario are finished, and why are the others not?
SELECT directory, scenario, state, reason, count(*) AS trials
FROM hookbench_trials
GROUP BY directory, scenario, state, reason
ORDER BY directory, scenario, state, reason;

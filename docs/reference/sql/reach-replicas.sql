-- After how many seconds were as many replicas available as were wanted? Queries of kubernetes.yaml.
SELECT d.directory, r.scenario, d.trial, min(d.second) AS reached_second, max(d.value) AS replicas
FROM hookbench_metrics d
JOIN hookbench_metrics a
  ON a.directory = d.directory AND a.trial = d.trial AND a.second = d.second
JOIN hookbench_runs r ON r.directory = d.directory AND r.trial = d.trial
WHERE d.query = 'replicas_desired' AND a.query = 'replicas_available' AND a.value >= d.value
GROUP BY d.directory, r.scenario, d.trial
ORDER BY d.directory, d.trial;

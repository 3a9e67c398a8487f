-- On what was each result measured?
SELECT directory, key, value
FROM hookbench_environment
WHERE key IN ('host.kernel', 'host.cpuModel', 'git.commit', 'git.dirty', 'jvm.version', 'hookbench')
ORDER BY directory, key;

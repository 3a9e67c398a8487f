#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# otel-agent.sh: puts two versions of OpenTelemetry's Java agent from Maven Central into /tmp/hookbench-agent, for otel-agent.yaml
# and otel-versions.yaml. otel-agent.sh transformed JAR: checks that the JVM with this agent runs a Tomcat that it transformed.
set -euo pipefail
folder=/tmp/hookbench-agent
if [ "${1-}" = transformed ]; then
  pid=$(find /proc/[0-9]*/fd -lname "$2" 2>/dev/null | cut -d/ -f3 | head -n 1) || true # processes end meanwhile
  [ -n "$pid" ] || { echo "no process holds $2 open" >&2; exit 1; }
  jcmd "$pid" VM.class_hierarchy | grep 'opentelemetry.*tomcat.*TomcatHelper' >/dev/null ||
    { echo "process $pid: its Tomcat does not use the agent: TomcatHelper is not loaded" >&2; exit 1; }
  echo "Tomcat is transformed: process $pid has loaded TomcatHelper of the agent"
  exit
fi
mkdir -p "$folder"
while read -r version sum; do
  jar=$folder/opentelemetry-javaagent-$version.jar
  sha256sum --status -c <<<"$sum  $jar" 2>/dev/null || curl -sSf -o "$jar" \
    "https://repo1.maven.org/maven2/io/opentelemetry/javaagent/opentelemetry-javaagent/$version/${jar##*/}"
  sha256sum -c <<<"$sum  $jar"
done <<'SUMS'
2.20.1 d94e9fc648cab37e540571352937acc06b8014182ddbd2d93a6c08641c84e48e
2.33.1 e43a270df53c6f423e0ab157be9c27ccc01d5dc3232e162fe54777573db2f149
SUMS

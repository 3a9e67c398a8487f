#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes /tmp/hookbench-agent/count-agent.jar of CountAgent.java and of Byte Buddy, which it gets from Maven Central. The agent's
# argument is the file that the number of calls is written to: -javaagent:/tmp/hookbench-agent/count-agent.jar=FILE.
set -euo pipefail
source=$(readlink -f "$(dirname "$0")")/CountAgent.java
version=1.17.8 sum=2b5ddc8c1f4234bdb7cb45338a8e10a13e0e3ca473e91d5d821d681127ea8ba1
mkdir -p /tmp/hookbench-agent
cd /tmp/hookbench-agent
buddy=byte-buddy-$version.jar
sha256sum --status -c <<<"$sum  $buddy" 2>/dev/null ||
  curl -sSf -o $buddy "https://repo1.maven.org/maven2/net/bytebuddy/byte-buddy/$version/$buddy"
sha256sum --quiet -c <<<"$sum  $buddy"
[ count-agent.jar -nt "$source" ] && [ count-agent.jar -nt $buddy ] && exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac --release 17 -cp $buddy -d "$work" "$source"
printf 'Premain-Class: CountAgent\nClass-Path: %s\nBoot-Class-Path: count-agent-boot.jar\nCan-Retransform-Classes: true\n' $buddy >"$work/manifest"
jar --create --file count-agent-boot.jar -C "$work" CountAgent\$Counts.class
rm "$work/CountAgent\$Counts.class"
jar --create --file count-agent.jar --manifest "$work/manifest" -C "$work" .

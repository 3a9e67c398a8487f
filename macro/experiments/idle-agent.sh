#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes /tmp/hookbench-agent/idle.jar, a Java agent that does nothing, for java-agent.yaml.
set -euo pipefail
folder=/tmp/hookbench-agent
mkdir -p "$folder"
cd "$folder"
printf 'public final class Idle { public static void premain(String arguments) {} }\n' >Idle.java
javac --release 17 Idle.java
printf 'Premain-Class: Idle\n' >manifest.txt
jar --create --file idle.jar --manifest manifest.txt Idle.class
echo "$folder/idle.jar"

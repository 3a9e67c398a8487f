// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import picocli.CommandLine.Command;

/** Verb hooks. */
@Command(
    name = "hooks",
    mixinStandardHelpOptions = true,
    description = "What a hook interposes and where it loads; how a program uses those functions.",
    subcommands = {
      ListCommand.class,
      InspectCommand.class,
      ProfileCommand.class,
      MechanismsCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench hooks list",
      "  scripts/hookbench hooks mechanisms",
      "  scripts/hookbench hooks inspect /usr/lib/x86_64-linux-gnu/libeatmydata.so",
      "  scripts/hookbench hooks profile -- cat /etc/passwd",
      "  scripts/hookbench hooks profile --for 10s -- java -jar server.jar"
    })
public final class HooksCommand {}

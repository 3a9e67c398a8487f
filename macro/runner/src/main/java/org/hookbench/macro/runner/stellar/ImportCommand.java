// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import picocli.CommandLine.Command;

/** Verb import. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes an experiment file of the file of another tool.",
    subcommands = StellarCommand.class,
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench import stellar hellopy.json",
      "  scripts/hookbench import stellar hellopy.json --endpoints vHive.json -o hellopy.yaml"
    })
public final class ImportCommand {}

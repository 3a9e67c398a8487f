package org.hookbench.macro.load.command;

import picocli.CommandLine.Command;

/** The load generator alone. */
@Command(
    name = "hookbench load",
    mixinStandardHelpOptions = true,
    description = "Makes HTTP requests and times each of them.",
    subcommands = RunCommand.class)
public final class LoadCommand {}

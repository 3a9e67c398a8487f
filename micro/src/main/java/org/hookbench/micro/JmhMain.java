// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.micro.profiler.DuetProfiler;
import org.hookbench.micro.profiler.PreloadProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * JMH's own command line with two additions: the paired difference of a duet is always reported,
 * and a preloaded hook is recorded in the results.
 */
final class JmhMain {
  private final CommandLineOptions given;

  private JmhMain(CommandLineOptions given) {
    this.given = given;
  }

  /** Returns the exit status. */
  static int run(String[] args) throws IOException {
    try {
      return new JmhMain(new CommandLineOptions(args)).run();
    } catch (CommandLineOptionException | RunnerException | ProfilerException e) {
      System.err.println("hookbench: " + message(e));
      return 1;
    }
  }

  /** The message of JMH and those of its causes: the setup of a benchmark says why it refused. */
  private static String message(Throwable e) {
    StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()).strip());
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      text.append(": ").append(cause.getMessage());
    }
    return text.toString();
  }

  private int run() throws RunnerException, ProfilerException, IOException {
    if (given.shouldHelp()) {
      given.showHelp();
    } else if (given.shouldList()) {
      new Runner(given).list();
    } else if (given.shouldListWithParams()) {
      new Runner(given).listWithParams(given);
    } else if (given.shouldListProfilers()) {
      given.listProfilers();
    } else if (given.shouldListResultFormats()) {
      given.listResultFormats();
    } else {
      new Runner(extended()).run();
    }
    return 0;
  }

  private Options extended() throws ProfilerException {
    ChainedOptionsBuilder options = new OptionsBuilder().parent(given).shouldFailOnError(true);
    List<String> jvmArgs = new ArrayList<>(given.getJvmArgsAppend().orElse(List.of()));
    boolean reportsPairs = false;
    for (ProfilerConfig profiler : given.getProfilers()) {
      reportsPairs |= profiler.getKlass().equals(DuetProfiler.class.getName());
      if (profiler.getKlass().equals(PreloadProfiler.class.getName())) {
        jvmArgs.addAll(new PreloadProfiler(profiler.getOpts()).properties());
      }
    }
    if (!reportsPairs) {
      options.addProfiler(DuetProfiler.class);
    }
    return jvmArgs.isEmpty()
        ? options.build()
        : options.jvmArgsAppend(jvmArgs.toArray(String[]::new)).build();
  }
}

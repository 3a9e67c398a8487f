// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.HookInspection;
import org.hookbench.hook.Libc;
import org.hookbench.hook.LoadCheck;
import org.hookbench.hook.LookupObserver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what one shared object would do to a process. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Shows what a hook interposes, where it loads and what it needs.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench hooks inspect scan",
      "  scripts/hookbench hooks inspect /usr/lib/x86_64-linux-gnu/libeatmydata.so",
      "  scripts/hookbench hooks inspect ./agent.so --json"
    })
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LIB.so", description = "A shared object, or the name of one of ours.")
  private String hook;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Path file = file();
    HookInspection inspection = HookInspection.of(file);
    String objection = LoadCheck.objection(file).orElse(null);
    OptionalLong lookups =
        objection == null && inspection.libc() != Libc.MUSL
            ? LookupObserver.lookups(file, inspection.interposes())
            : OptionalLong.empty();
    Long count = lookups.isPresent() ? lookups.getAsLong() : null;
    if (json) {
      System.out.println(
          Json.text(new Report(inspection, objection, count, perCall(count))).strip());
    } else {
      print(System.out, new Report(inspection, objection, count, perCall(count)));
    }
    return ExitStatus.DONE;
  }

  private Path file() {
    Path file = Path.of(hook);
    if (HookCatalog.ofHome().names().contains(hook)) {
      return HookCatalog.ofHome().fileOf(hook);
    }
    if (!Files.isRegularFile(file)) {
      throw UserError.of(
          "%s: there is no such file, and none of our hooks has this name; ours are %s",
          hook, HookCatalog.ofHome().names());
    }
    return file;
  }

  private static Boolean perCall(Long lookups) {
    return lookups == null ? null : lookups >= LookupObserver.CALLS;
  }

  private static void print(PrintStream out, Report r) {
    HookInspection hook = r.inspection;
    line(out, "file", hook.file().toString());
    line(out, "sha256", hook.sha256());
    line(out, "architecture", hook.architecture());
    line(out, "interposes", interposes(hook));
    line(out, "exports besides", words(hook.otherExports()));
    line(out, "needs", words(hook.needs()));
    line(out, "oldest glibc", glibc(hook));
    line(out, "musl", hook.musl() ? "yes" : "no: " + String.join("; ", hook.muslBecause()));
    line(out, "loads here", loads(r));
    line(out, "symbol look-ups", lookups(r));
  }

  private static String interposes(HookInspection hook) {
    return hook.bypassed().isEmpty()
        ? words(hook.interposes())
        : "%s: programs bind %s of GLIBC, it exports another version"
            .formatted(words(hook.interposes()), words(hook.bypassed()));
  }

  private static String loads(Report r) {
    if (r.loadObjection != null) {
      return "no: " + r.loadObjection;
    }
    return r.inspection.libc() == Libc.MUSL ? "into programs of musl" : "yes";
  }

  private static String glibc(HookInspection hook) {
    if (hook.oldestGlibc() == null) {
      return hook.libc() == Libc.MUSL ? "none: it is built for musl" : "any";
    }
    List<String> because = hook.oldestGlibcBecause();
    String more = because.size() > 4 ? ", ..." : "";
    return "%s (because of %s%s)"
        .formatted(
            hook.oldestGlibc(),
            String.join(", ", because.subList(0, Math.min(4, because.size()))),
            more);
  }

  private static String lookups(Report r) {
    if (r.lookupsIn1000Calls == null) {
      return "not observed";
    }
    return "%s (%s in a program that makes %s calls)"
        .formatted(
            r.looksUpOnEveryCall ? "on every call" : "once",
            r.lookupsIn1000Calls,
            LookupObserver.CALLS);
  }

  private static String words(Collection<String> names) {
    return names.isEmpty() ? "nothing" : String.join(" ", names);
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf("%-16s %s%n", name, value.replaceAll("\\p{Cntrl}", "?")); // names in a file are any
  }

  private record Report(
      @JsonUnwrapped HookInspection inspection,
      String loadObjection,
      Long lookupsIn1000Calls,
      Boolean looksUpOnEveryCall) {}
}

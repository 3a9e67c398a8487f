// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.results.Pair;
import org.hookbench.micro.point.Point;

/** Both arms in hb-probe: a short run tells how long a pair takes, the next one measures. */
final class ProbeFork {
  private static final int FIRST_PAIRS = 200;
  private static final int LEAST_PAIRS = 50;
  private static final int MOST_PAIRS = 1_000_000;
  private static final int WARMUP_PART = 5;
  private static final Pattern OBJECTS =
      Pattern.compile("^hb-probe: .+? of (.+) against (.+)$", Pattern.MULTILINE);

  private final ForkSpec spec;
  private final Map<String, String> variables;
  private final Path csv;

  ProbeFork(ForkSpec spec, Map<String, String> variables) {
    this.spec = spec;
    this.variables = variables;
    this.csv = spec.out().resolve("pairs.csv");
  }

  ForkReport run() throws IOException, InterruptedException {
    if (spec.seconds() == 0) {
      probe(0, 1);
      return report(0, 1);
    }
    probe(FIRST_PAIRS, 0);
    List<String> first = Files.readAllLines(csv);
    long calls = Long.parseLong(first.get(1).split(",")[2]);
    double secondsPerPair = first.stream().skip(1).mapToDouble(ProbeFork::ns).sum() / 1e9;
    secondsPerPair /= FIRST_PAIRS;
    int pairs = (int) Math.min(MOST_PAIRS, Math.max(LEAST_PAIRS, spec.seconds() / secondsPerPair));
    probe(pairs, calls);
    compress();
    return report(pairs, calls);
  }

  private ForkReport report(int pairs, long calls) throws IOException {
    Matcher objects = OBJECTS.matcher(Files.readString(spec.out().resolve(Child.LOG)));
    if (!objects.find()) {
      throw new MeasurementFailedException("hb-probe did not say what it called; see " + Child.LOG);
    }
    boolean same = objects.group(1).equals(objects.group(2));
    Map<String, Double> figures = Map.of("calls_per_batch", (double) calls);
    return new ForkReport(same, objects.group(1), objects.group(2), pairs, figures);
  }

  private static double ns(String row) {
    String[] fields = row.split(",");
    return Double.parseDouble(fields[3]) + Double.parseDouble(fields[4]);
  }

  private void probe(int pairs, long calls) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(pairs, calls));
    builder.environment().putAll(variables);
    Child.run(builder, spec);
  }

  private List<String> command(int pairs, long calls) {
    Path program = Home.find().resolve("native/target/hb-probe");
    if (!Files.isExecutable(program)) {
      throw new UserError(program + ": there is no such program; build it with make -C native");
    }
    Point point = spec.point();
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (spec.baseline() != null) {
      command.addAll(List.of("--baseline", spec.baseline().toString()));
    }
    if (spec.hook() != null) {
      command.addAll(List.of("--hook", spec.hook().toString()));
    }
    command.addAll(List.of("--function", point.call().symbol()));
    command.addAll(List.of("--target", Names.of(point.target())));
    command.addAll(List.of("--size", Integer.toString(point.size())));
    command.addAll(point.match() ? List.of("--match") : List.of());
    command.addAll(List.of("--pairs", Integer.toString(pairs), "--calls", Long.toString(calls)));
    command.addAll(List.of("--warmup", Integer.toString(pairs / WARMUP_PART)));
    command.addAll(List.of("--seed", Long.toString(spec.seed() >>> 1), "--out", csv.toString()));
    return command;
  }

  private void compress() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(spec.out().resolve(Pair.FILE)))) {
      Files.copy(csv, out);
    }
    Files.delete(csv);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.oracle.OracleServer;
import org.hookbench.macro.load.result.LoadResult;

/**
 * Plays the commands in the containers: a witness that sees the hook, and load generators that
 * measure a server of the test. Clocks of pods may be set; a blind witness sees no usage.
 */
final class PlayedShell implements PodShell {
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  final Map<String, Long> aheadNs = new HashMap<>();
  boolean blind;
  long throttledNs;
  private final byte[] page;
  private final Path folder;

  PlayedShell(byte[] page, Path folder) {
    this.page = page;
    this.folder = folder;
  }

  @Override
  public Answer run(String pod, String container, List<String> command) {
    calls.add(pod + " " + container + " " + String.join(" ", command));
    try {
      Path out = Files.createDirectories(folder.resolve(pod));
      return new Answer(0, answer(pod, out, command), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] answer(String pod, Path out, List<String> command)
      throws IOException, InterruptedException {
    String text = String.join(" ", command);
    return switch (command.get(0)) {
      case "/app/witness" -> bytes(witness(text));
      case "date" -> bytes(date(Instant.now().plusNanos(aheadNs(pod))));
      case "ls" -> bytes(list(out));
      case "cat" -> Files.readAllBytes(out.resolve(command.get(1).replaceFirst("^/out/", "")));
      case "sh" -> text.contains("spec.json") ? load(pod, out, command.get(4)) : bytes(sh(text));
      default -> new byte[0];
    };
  }

  private String sh(String text) {
    return text.contains("cpu.stat") ? "throttled_time " + throttledNs + "\n" : "0\n";
  }

  private String witness(String text) {
    if (text.contains(" maps scan")) {
      return "/lib/libc.so\n/opt/hookbench/00-scan.so\n";
    }
    if (text.contains(" maps")) {
      return "/lib/libc.so\n";
    }
    if (text.contains(" pages /telemetry/scan")) {
      return Base64.getEncoder().encodeToString(page) + "\n";
    }
    return text.contains(" usage") && !blind
        ? "== cpu.stat\nusage_usec 5000\nnr_throttled 1\nthrottled_usec 7\n"
        : "";
  }

  private static String date(Instant time) {
    return String.format(Locale.ROOT, "%d.%09d%n", time.getEpochSecond(), time.getNano());
  }

  private long aheadNs(String pod) {
    return aheadNs.entrySet().stream()
        .filter(e -> pod.contains(e.getKey()))
        .mapToLong(Map.Entry::getValue)
        .findFirst()
        .orElse(0);
  }

  private static String list(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.joining("\n"));
    }
  }

  /** Measures for real; the start is told by the clock of the pod. */
  private byte[] load(String pod, Path out, String json) throws IOException, InterruptedException {
    LoadOrder spec = LoadOrder.parse(pod, json);
    try (OracleServer server = new OracleServer(0, false)) {
      URI uri = URI.create(server.url("/").toString());
      List<HttpTarget> targets =
          spec.targets().stream().map(t -> HttpTarget.of(t.arm(), uri.toString())).toList();
      new Measurement(targets, spec.load(), spec.seed(), out).run(result -> {});
    }
    Path file = out.resolve(LoadResult.FILE);
    LoadResult result = Json.mapper().readValue(Files.readString(file), LoadResult.class);
    String start = result.start().toString();
    String shown = result.start().plusNanos(aheadNs(pod)).toString();
    Files.writeString(file, Files.readString(file).replace(start, shown));
    Files.writeString(out.resolve("load.log"), "made the load\n");
    Files.writeString(out.resolve("exit"), "0\n");
    return new byte[0];
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

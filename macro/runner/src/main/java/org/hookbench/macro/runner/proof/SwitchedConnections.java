// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import static org.hookbench.experiment.results.SampleRow.MISSING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.ConnectionSetupReader;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleReader;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SwitchedConnection;
import org.hookbench.hook.SwitchPage;

/**
 * Puts what the load generator wrote of its connections beside what the switch recorded, by the
 * port. All connections of a port have one arm. Where there are several, of which some may be of
 * other clients, of processes with pages of their own, or without an answer, those that answered
 * most have the records with most calls.
 */
final class SwitchedConnections {
  private static final SwitchPage.Connection UNKNOWN =
      new SwitchPage.Connection(0, MISSING, MISSING, 0, MISSING);

  private final Path folder;
  private final List<String> arms;

  /**
   * Of one trial.
   *
   * @param folder with the files of the load generator
   * @param arms labels, baseline first
   */
  SwitchedConnections(Path folder, List<String> arms) {
    this.folder = folder;
    this.arms = arms;
  }

  /** Those that answered at least one request. */
  List<SwitchedConnection> matched(List<SwitchPage.Connection> recorded) {
    try {
      Map<Integer, List<SwitchPage.Connection>> records = new HashMap<>();
      recorded.forEach(r -> records.computeIfAbsent(r.peerPort(), p -> new ArrayList<>()).add(r));
      List<Map<Integer, Long>> samples = samples();
      List<SwitchedConnection> all = new ArrayList<>();
      setups()
          .forEach(
              (port, setups) ->
                  all.addAll(matched(setups, records.getOrDefault(port, List.of()), samples)));
      all.sort(
          Comparator.comparingInt(SwitchedConnection::arm)
              .thenComparing(SwitchedConnection::connection));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SwitchedConnection> matched(
      List<ConnectionSetup> setups,
      List<SwitchPage.Connection> records,
      List<Map<Integer, Long>> samples) {
    List<SwitchPage.Connection> busiest =
        records.stream()
            .sorted(Comparator.comparingLong(SwitchedConnections::calls).reversed())
            .toList();
    List<ConnectionSetup> answered =
        setups.stream()
            .filter(s -> samples.get(s.arm()).containsKey(s.connection()))
            .sorted(Comparator.comparingLong((ConnectionSetup s) -> -answers(s, samples)))
            .toList();
    List<SwitchedConnection> rows = new ArrayList<>();
    for (int i = 0; i < answered.size(); i++) {
      SwitchPage.Connection record = i < busiest.size() ? busiest.get(i) : UNKNOWN;
      rows.add(row(answered.get(i), record, answers(answered.get(i), samples)));
    }
    return rows;
  }

  private static long calls(SwitchPage.Connection record) {
    return record.hookCalls() + record.pastCalls();
  }

  private static long answers(ConnectionSetup setup, List<Map<Integer, Long>> samples) {
    return samples.get(setup.arm()).get(setup.connection());
  }

  private static SwitchedConnection row(
      ConnectionSetup setup, SwitchPage.Connection record, long samples) {
    return new SwitchedConnection(
        setup.arm(),
        setup.connection(),
        setup.localPort(),
        record.arm(),
        record.hookCalls(),
        record.pastCalls(),
        samples);
  }

  /** Connections that were made, by their port. */
  private Map<Integer, List<ConnectionSetup>> setups() throws IOException {
    Map<Integer, List<ConnectionSetup>> byPort = new HashMap<>();
    ConnectionSetupReader.all(folder.resolve(ConnectionSetup.FILE), arms).stream()
        .filter(setup -> setup.error().isEmpty())
        .forEach(s -> byPort.computeIfAbsent(s.localPort(), p -> new ArrayList<>()).add(s));
    return byPort;
  }

  /** For each arm, how many requests each of its connections answered. */
  private List<Map<Integer, Long>> samples() throws IOException {
    List<Map<Integer, Long>> counts = List.of(new HashMap<>(), new HashMap<>());
    SampleRow row = new SampleRow();
    try (SampleReader reader = new SampleReader(folder.resolve(Sample.FILE), arms)) {
      while (reader.read(row)) {
        if (row.error.isEmpty()) {
          counts.get(row.arm).merge(row.connection, 1L, Long::sum);
        }
      }
    }
    return counts;
  }
}

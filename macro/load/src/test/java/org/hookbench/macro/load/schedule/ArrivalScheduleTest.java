// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalScheduleTest {
  private static final double SECOND_NS = 1e9;

  private record Slot(long timeNs, int arm, long seq, int size) {}

  private static List<Slot> slots(String yaml, int arms, long seed) throws IOException {
    Load.Scheduled load = (Load.Scheduled) Json.yaml().readValue(yaml, Load.class);
    ArrivalSchedule schedule = ArrivalSchedule.of(load, arms, seed);
    List<Slot> slots = new ArrayList<>();
    while (schedule.next()) {
      slots.add(new Slot(schedule.timeNs(), schedule.arm(), schedule.seq(0), schedule.size()));
    }
    assertThat(schedule.endSeq()).isEqualTo(slots.stream().mapToLong(Slot::size).sum());
    return slots;
  }

  @Test
  void theSameSeedGivesTheSameScheduleAndAnotherSeedAnother() throws IOException {
    String load = "{model: open, rate: 100, arrivals: poisson, requests: 50, warmup: 5}";

    assertThat(slots(load, 2, 1)).isEqualTo(slots(load, 2, 1)).isNotEqualTo(slots(load, 2, 2));
  }

  @ParameterizedTest
  @CsvSource({"constant, 0", "shifted-exponential, 0.5", "poisson, 1"})
  void gapsHaveTheMeanAndTheSpreadThatWereAskedFor(String arrivals, double spread)
      throws IOException {
    List<Slot> slots =
        slots(
            "{model: open, rate: 1000, requests: 40000, warmup: 0, arrivals: " + arrivals + "}",
            1,
            7);

    double[] gaps = new double[slots.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (slots.get(i + 1).timeNs() - slots.get(i).timeNs()) / 1e6;
    }
    double mean =
        LongStream.range(0, gaps.length).mapToDouble(i -> gaps[(int) i]).average().orElseThrow();
    double variance =
        LongStream.range(0, gaps.length)
            .mapToDouble(i -> Math.pow(gaps[(int) i] - mean, 2))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(1, within(0.02));
    assertThat(Math.sqrt(variance)).isCloseTo(spread, within(0.02));
  }

  @Test
  void armsShareOneScheduleAndTakeTurnsInEachPair() throws IOException {
    List<Slot> slots = slots("{model: open, rate: 10, requests: 200, warmup: 10}", 2, 3);

    assertThat(slots).hasSize(420);
    for (int i = 0; i < slots.size(); i += 2) {
      assertThat(slots.get(i).arm() + slots.get(i + 1).arm()).isEqualTo(1);
      assertThat(slots.get(i).seq()).isEqualTo(i);
    }
    assertThat(slots.get(1).timeNs() - slots.get(0).timeNs()).isEqualTo(50_000_000L);
    long firstArmFirst = slots.stream().filter(s -> s.seq() % 2 == 0 && s.arm() == 0).count();
    assertThat(firstArmFirst).isBetween(70L, 140L);
  }

  @Test
  void burstsFollowTheirCycleAndEachGoesToOneArm() throws IOException {
    List<Slot> slots =
        slots("{model: burst, rate: 1, bursts: [2, 5], requests: 11, warmup: 0}", 2, 3);

    assertThat(slots.stream().map(Slot::size)).containsExactly(2, 2, 5, 5, 2, 2, 2, 2);
    assertThat(slots.stream().map(Slot::timeNs))
        .containsExactly(
            0L,
            500_000_000L,
            1_000_000_000L,
            1_500_000_000L,
            2_000_000_000L,
            2_500_000_000L,
            3_000_000_000L,
            3_500_000_000L);
  }

  @Test
  void gapsAreTheShiftAndAnExponentialTimeOnTop() throws IOException {
    List<Slot> slots =
        slots("{bursts: [1], gap: {shift: 3s, scale: 2s}, requests: 5000, warmup: 0}", 1, 11);

    double[] gaps =
        IntStream.range(1, slots.size())
            .mapToDouble(i -> (slots.get(i).timeNs() - slots.get(i - 1).timeNs()) / SECOND_NS)
            .sorted()
            .toArray();
    assertThat(slots.get(0).timeNs()).isZero();
    double distance = 0;
    for (int i = 0; i < gaps.length; i++) {
      double expected = 1 - Math.exp(-Math.max(0, gaps[i] - 3) / 2);
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / gaps.length));
    }
    assertThat(distance).isLessThan(1.63 / Math.sqrt(gaps.length));
  }

  @Test
  void fixedGapsAreTheShiftWhicheverArmIsNext() throws IOException {
    List<Slot> slots = slots("{bursts: [2, 1], gap: {shift: 3s}, requests: 6, warmup: 3}", 2, 1);

    assertThat(slots).extracting(Slot::size).containsExactly(2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1);
    assertThat(slots.stream().map(s -> s.timeNs() / 3e9))
        .isEqualTo(IntStream.range(0, 12).mapToObj(i -> (double) i).toList());
  }

  @Test
  void everySeqOfBurstsComesOnce() throws IOException {
    Load.Scheduled load =
        (Load.Scheduled)
            Json.yaml()
                .readValue(
                    "{model: burst, rate: 1, bursts: [3, 1], requests: 9, warmup: 2}", Load.class);
    ArrivalSchedule schedule = ArrivalSchedule.of(load, 2, 5);
    List<Long> seqs = new ArrayList<>();
    while (schedule.next()) {
      for (int i = 0; i < schedule.size(); i++) {
        seqs.add(schedule.seq(i));
      }
    }
    assertThat(seqs)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, 22).boxed().collect(Collectors.toList()));
  }

  @Test
  void stepsLastAsLongAsAskedAtTheirRates() throws IOException {
    List<Slot> slots = slots("{model: open, steps: [10, 100, 50], duration: 2s, warmup: 0}", 1, 1);

    assertThat(slots).hasSize(20 + 200 + 100);
    assertThat(slots.stream().filter(s -> s.timeNs() < 2 * SECOND_NS)).hasSize(20);
    assertThat(slots.stream().filter(s -> s.timeNs() < 4 * SECOND_NS)).hasSize(220);
  }

  @Test
  void aRampGrowsInAStraightLine() throws IOException {
    List<Slot> slots =
        slots("{model: open, rate: 100, rampTo: 300, duration: 4s, warmup: 0}", 1, 1);

    assertThat(slots).hasSize(800);
    assertThat(slots.stream().filter(s -> s.timeNs() < 2 * SECOND_NS)).hasSize(300);
  }

  @Test
  void warmupHasTheFirstRate() throws IOException {
    List<Slot> slots = slots("{model: open, steps: [10, 100], duration: 1s, warmup: 10}", 1, 1);

    assertThat(slots).hasSize(10 + 10 + 100);
    assertThat(slots.get(10).timeNs()).isEqualTo(1_000_000_000L);
  }

  @Test
  void aTraceIsReplayed(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("trace"), "# s\n5\n5.5\n\n7.25\n");

    assertThat(
            slots("{model: open, warmup: 0, trace: " + file + "}", 1, 1).stream().map(Slot::timeNs))
        .containsExactly(0L, 500_000_000L, 2_250_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"'1\nx\n', 2", "'2\n1\n', 2", "'', no arrival times", "NaN, 1"})
  void aTraceThatIsNotOneIsRefused(String text, String where, @TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("trace"), text);

    assertThatThrownBy(() -> slots("{model: open, trace: " + file + "}", 1, 1))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(where);
  }

  @Test
  void aTraceThatIsNoTextIsNamed(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("trace"), new byte[] {(byte) 0xff, 1});

    assertThatThrownBy(() -> slots("{model: open, trace: " + file + "}", 1, 1))
        .hasMessage(file + ": is not UTF-8 text; give a file of arrival times");
  }
}

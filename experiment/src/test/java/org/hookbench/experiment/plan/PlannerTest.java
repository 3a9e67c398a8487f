// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hookbench.experiment.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
  private static final List<String> ARMS = List.of("none", "null", "scan");

  private static List<PlannedTrial> plan(Schedule schedule, int blocks, long seed) {
    return new Planner(schedule, blocks, seed).trials(TrialKind.MACRO, List.of("s"), ARMS);
  }

  @Property
  void sameSeedGivesTheSamePlan(@ForAll Schedule schedule, @ForAll long seed) {
    assertThat(plan(schedule, 4, seed)).isEqualTo(plan(schedule, 4, seed));
  }

  @Property
  void eachBlockHasEachArmOnceAndStaysTogether(
      @ForAll @IntRange(min = 1, max = 12) int blocks, @ForAll long seed) {
    List<PlannedTrial> trials = plan(Schedule.INTERLEAVED, blocks, seed);

    assertThat(trials).extracting(PlannedTrial::block).isSorted();
    for (int b = 1; b <= blocks; b++) {
      int block = b;
      Set<String> arms =
          trials.stream()
              .filter(t -> t.block() == block)
              .map(t -> t.arms().get(0))
              .collect(Collectors.toSet());
      assertThat(arms).containsExactlyInAnyOrderElementsOf(ARMS);
    }
  }

  @Test
  void orderWithinBlocksVaries() {
    assertThat(
            plan(Schedule.INTERLEAVED, 20, 1).stream()
                .filter(t -> t.number() % 3 == 1)
                .map(t -> t.arms().get(0)))
        .contains("none", "null", "scan");
  }

  @ParameterizedTest
  @EnumSource(names = {"DUET", "SWITCH"})
  void eachTreatmentIsPairedWithTheBaseline(Schedule schedule) {
    assertThat(plan(schedule, 1, 7))
        .extracting(PlannedTrial::arms)
        .containsExactlyInAnyOrder(List.of("none", "null"), List.of("none", "scan"));
  }

  @Test
  void sequentialDoesOneArmAfterTheOther() {
    assertThat(plan(Schedule.SEQUENTIAL, 2, 7))
        .extracting(t -> t.arms().get(0))
        .containsExactly("none", "none", "null", "null", "scan", "scan");
  }

  @Test
  void directoriesAreNumberedAndNamed() {
    assertThat(plan(Schedule.DUET, 1, 7).get(0).directory()).isEqualTo("0001-s-duet");
    assertThat(plan(Schedule.SEQUENTIAL, 1, 7).get(2).directory()).isEqualTo("0003-s-scan");
  }

  @Test
  void aLongerPlanIsNumberedOn() {
    Plan first = Plan.of("e", 1, Map.of("none", "none"), List.of(), plan(Schedule.DUET, 1, 1));

    assertThat(first.then(first).trials())
        .extracting(PlannedTrial::number)
        .containsExactly(1, 2, 3, 4);
  }

  private static Plan duets(int blocks) {
    return Plan.of("e", 1, Map.of("none", "none"), List.of(), plan(Schedule.DUET, blocks, 1));
  }

  @Test
  void anExtendedPlanIsTheOneThatALongerExperimentWouldHave() {
    Plan longer = duets(2).extended(TrialKind.MACRO, duets(5), Instant.EPOCH);

    assertThat(longer.trials()).isEqualTo(duets(5).trials());
    assertThat(longer.added())
        .containsExactly(new Addition(Instant.EPOCH, TrialKind.MACRO, 5, false));
  }

  @Test
  void anAdditionThatIsTheNextLookIsToldFromOneByHand() {
    Plan plan = duets(2).with(List.of(Looks.evenly(TrialKind.MACRO, 2, 6)), List.of());

    assertThat(plan.extended(TrialKind.MACRO, duets(4), Instant.EPOCH).added().get(0).look())
        .isTrue();
    assertThat(plan.extended(TrialKind.MACRO, duets(5), Instant.EPOCH).added().get(0).look())
        .isFalse();
  }

  @Test
  void blocksOfAnotherExperimentCannotFollow() {
    Plan other = Plan.of("e", 2, Map.of("none", "none"), List.of(), plan(Schedule.DUET, 5, 2));

    assertThatThrownBy(() -> duets(2).extended(TrialKind.MACRO, other, Instant.EPOCH))
        .hasMessageContaining("its first 2 blocks are not those of experiment.yaml");
  }

  @Test
  void looksAreAsFarApartAsTheFirstIsFromNothingAndAtMostEight() {
    assertThat(Looks.evenly(TrialKind.MACRO, 5, 20).blocks()).containsExactly(5, 10, 15, 20);
    assertThat(Looks.evenly(TrialKind.MACRO, 5, 23).blocks()).containsExactly(5, 10, 15, 20, 23);
    assertThat(Looks.evenly(TrialKind.MACRO, 5, 3).blocks()).containsExactly(5);
    assertThat(Looks.evenly(TrialKind.MACRO, 5, 1000).blocks()).hasSizeLessThanOrEqualTo(8);
    assertThatThrownBy(() -> new Looks(TrialKind.MACRO, List.of(5, 5)))
        .hasMessageContaining("must ascend");
    assertThatThrownBy(() -> new Looks(TrialKind.MACRO, null))
        .hasMessageContaining("must name at least one");
    assertThatThrownBy(() -> new Looks(null, List.of(5))).hasMessageContaining("kind is missing");
    assertThatThrownBy(() -> new Looks(TrialKind.MACRO, List.of()))
        .hasMessageContaining("at least one");
  }
}

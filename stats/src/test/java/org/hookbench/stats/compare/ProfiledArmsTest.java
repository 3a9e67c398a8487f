// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hookbench.stats.analysis.Profile;
import org.junit.jupiter.api.Test;

class ProfiledArmsTest {
  private static SortedMap<String, Long> trial(Object... stackAndSamples) {
    SortedMap<String, Long> stacks = new TreeMap<>();
    for (int i = 0; i < stackAndSamples.length; i += 2) {
      stacks.put((String) stackAndSamples[i], ((Integer) stackAndSamples[i + 1]).longValue());
    }
    return stacks;
  }

  private static Profile profile(
      List<SortedMap<String, Long>> baselines, List<SortedMap<String, Long>> treatments) {
    return new ProfiledArms("s", "none", "scan", 0.95, baselines, treatments).profile();
  }

  @Test
  void sharesAreOfTheInnermostFramesAndTheLargestDifferenceIsFirst() {
    Profile profile =
        profile(
            List.of(trial("n`main;libc`read", 60, "n`main;libc`write", 40)),
            List.of(
                trial(
                    "n`main;h`read;libc`read", 60, "n`main;libc`write", 100, "n`main;h`read", 40)));

    assertThat(profile.symbols())
        .extracting(s -> s.object() + " " + s.symbol())
        .containsExactly("libc read", "h read", "libc write");
    assertThat(profile.symbols().get(0).difference().estimate()).isEqualTo(-0.3, within(1e-12));
    assertThat(profile.objects())
        .extracting(Profile.Share::object, Profile.Share::symbol, Profile.Share::treatment)
        .containsExactlyInAnyOrder(tuple("libc", "", 0.8), tuple("h", "", 0.2));
    assertThat(profile.baselineSamples()).isEqualTo(100);
    assertThat(profile.treatmentSamples()).isEqualTo(200);
  }

  /** 40 of 200 against 0 of 100, from Newcombe's formula in another program. */
  @Test
  void oneTrialHasTheIntervalOfIndependentSamplesAndNoDesignEffect() {
    Profile profile = profile(List.of(trial("a`f", 100)), List.of(trial("a`f", 160, "b`g", 40)));

    assertThat(profile.designEffect()).isNaN();
    Profile.Share added =
        profile.symbols().stream().filter(s -> s.symbol().equals("g")).findFirst().orElseThrow();
    assertThat(added.difference().estimate()).isEqualTo(0.2, within(1e-12));
    assertThat(added.difference().lower()).isEqualTo(0.138165, within(1e-6));
    assertThat(added.difference().upper()).isEqualTo(0.260855, within(1e-6));
  }

  /** Pearson: 200 (50 10 - 50 90)^2 / (100 100 140 60). */
  @Test
  void trialsThatDifferMoreThanByChanceMakeTheIntervalWider() {
    List<SortedMap<String, Long>> varied =
        List.of(trial("a`f", 50, "b`g", 50), trial("a`f", 90, "b`g", 10));
    List<SortedMap<String, Long>> same =
        List.of(trial("a`f", 70, "b`g", 30), trial("a`f", 70, "b`g", 30));

    assertThat(new DesignEffect().of(varied).value()).isEqualTo(38.0952, within(1e-3));
    assertThat(new DesignEffect().of(same).value()).isEqualTo(1);
    assertThat(new DesignEffect().of(varied).of(same).value()).isEqualTo(19.0476, within(1e-3));
    double wide = width(profile(varied, same));
    assertThat(wide).isGreaterThan(3 * width(profile(same, same)));
  }

  private static double width(Profile profile) {
    return profile.symbols().get(0).difference().upper()
        - profile.symbols().get(0).difference().lower();
  }

  @Test
  void rareSymbolsAreTakenTogether() {
    List<SortedMap<String, Long>> trials =
        List.of(trial("a`f", 50, "a`x", 1, "a`y", 9), trial("a`f", 50, "a`w", 2, "a`z", 8));

    assertThat(new DesignEffect().of(trials).value()).isEqualTo(1);
    assertThat(ProfiledArms.pooled(trials, ProfiledArms::leaf))
        .isEqualTo(Map.of("a`f", 100L, "a`x", 1L, "a`w", 2L, "a`y", 9L, "a`z", 8L));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One class of mutated inputs. scripts/fuzz gives the seed and the number of all inputs as
 * properties; without them a fifth of the usual number is made, which is what a build has time for.
 */
public final class Fuzz {
  private static final int USUAL_TOTAL = 20_000;
  private static final int TOTAL_IN_A_BUILD = USUAL_TOTAL / 5;
  private static final int SLOWEST_S = 10;
  private static final int LONGEST_MESSAGE = 4_000;

  private final String name;
  private final int count;
  private final SplittableRandom random;
  private final Mutations mutations;
  private int accepted;
  private int refused;
  private long slowestNs;

  /**
   * A class of inputs.
   *
   * @param usual its number among {@value #USUAL_TOTAL} of all classes
   */
  public Fuzz(String name, int usual) {
    long seed = Long.getLong("fuzz.seed", 20_261_129L);
    int total = Integer.getInteger("fuzz.count", TOTAL_IN_A_BUILD);
    this.name = name;
    this.count = (int) Math.max(1, (long) usual * total / USUAL_TOTAL);
    this.random = new SplittableRandom(seed ^ name.hashCode());
    this.mutations = new Mutations(random);
  }

  /** Takes an input; what it refuses it refuses by one of the expected exceptions. */
  @FunctionalInterface
  public interface Taker {
    void take(byte[] input) throws Exception;
  }

  /** Gives mutants of these examples, one to four changes each, and prints a row of the table. */
  public void run(List<byte[]> examples, Taker taker, Class<?>... expected) {
    for (int i = 0; i < count; i++) {
      byte[] input = examples.get(random.nextInt(examples.size()));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        input = mutations.of(input);
      }
      give(i, input, taker, expected);
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "fuzz | %s | %d | %d | %d | %.1f s",
            name,
            count,
            accepted,
            refused,
            slowestNs / 1e9));
  }

  private void give(int i, byte[] input, Taker taker, Class<?>... expected) {
    long start = System.nanoTime();
    try {
      taker.take(input);
      accepted++;
    } catch (Throwable e) {
      refused++;
      if (Arrays.stream(expected).noneMatch(type -> type.isInstance(e))) {
        throw new AssertionError(name + " " + i + ": " + readable(input), e);
      }
      assertThat(e.getMessage())
          .as(readable(input))
          .hasSizeLessThan(LONGEST_MESSAGE)
          .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
    }
    slowestNs = Math.max(slowestNs, System.nanoTime() - start);
    assertThat(slowestNs / 1_000_000_000).as(readable(input)).isLessThan(SLOWEST_S);
  }

  /** Whether mutants of these kinds were both taken and refused: else the test tests nothing. */
  public void requireBoth() {
    assertThat(accepted).as(name + " accepted").isPositive();
    assertThat(refused).as(name + " refused").isPositive();
  }

  private static String readable(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(text.length(), 2_000))
        .replaceAll("[\\p{Cntrl}&&[^\\n]]", "?");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hookbench.stats.oracle.Oracle;

class VarianceTest {
  private static Nested nested(JsonNode node) {
    if (node.get(0).isNumber()) {
      return new Nested.Leaf(Oracle.numbers(node));
    }
    List<Nested> parts = new ArrayList<>();
    node.forEach(part -> parts.add(nested(part)));
    return new Nested.Group(parts);
  }

  @Example
  void componentsAgreeWithTheirDefinition() {
    JsonNode expected = Oracle.get("components");
    VarianceComponents components = VarianceComponents.of(nested(expected.path("data")));
    double[] biased = Oracle.numbers(expected.path("biased"));
    double[] unbiased = Oracle.numbers(expected.path("unbiased"));
    for (int i = 0; i < 3; i++) {
      assertThat(components.biased().get(i)).isCloseTo(biased[i], within(1e-12));
      assertThat(components.unbiased().get(i)).isCloseTo(unbiased[i], within(1e-12));
    }
    assertThat(components.repetitions()).containsExactly(5.0, 3.0, 4.0);
  }

  @Property
  void moreTrialsSeeSmallerEffects(@ForAll @IntRange(min = 3, max = 200) int n) {
    Power power = new Power(0.95, 0.8);
    assertThat(power.smallestEffect(1, n + 1)).isLessThan(power.smallestEffect(1, n));
  }
}

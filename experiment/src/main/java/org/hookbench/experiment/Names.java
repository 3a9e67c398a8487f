package org.hookbench.experiment;

import java.util.Locale;

/** Enum constants as users write them: {@code SAME_POD} is {@code same-pod}. */
public final class Names {
  private Names() {}

  /** The text of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

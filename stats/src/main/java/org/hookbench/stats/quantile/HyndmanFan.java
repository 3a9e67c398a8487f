package org.hookbench.stats.quantile;

/**
 * Sample quantiles by the types of Hyndman and Fan (1996, doi 10.1080/00031305.1996.10473566).
 * hookbench uses {@link #TYPE_7} where nothing else is said, as R, NumPy and Excel do.
 */
public enum HyndmanFan {
  TYPE_1,
  TYPE_2,
  TYPE_3,
  TYPE_4,
  TYPE_5,
  TYPE_6,
  TYPE_7,
  TYPE_8,
  TYPE_9;

  private static final double FUZZ = 4 * Math.ulp(1.0);

  /**
   * The quantile of a sorted sample.
   *
   * @param p from 0 to 1
   */
  public double of(double[] sorted, double p) {
    int n = sorted.length;
    double position = n * p + offset(p);
    double floor = Math.floor(position + FUZZ * Math.max(1, Math.abs(position)));
    double fraction = position - floor;
    if (Math.abs(fraction) < FUZZ * Math.max(1, Math.abs(position))) {
      fraction = 0;
    }
    double low = at(sorted, floor);
    double weight = weight(fraction, floor);
    return weight == 0 ? low : low + weight * (at(sorted, floor + 1) - low);
  }

  private double offset(double p) {
    return switch (this) {
      case TYPE_1, TYPE_2, TYPE_4 -> 0;
      case TYPE_3 -> -0.5;
      case TYPE_5 -> 0.5;
      case TYPE_6 -> p;
      case TYPE_7 -> 1 - p;
      case TYPE_8 -> (p + 1) / 3;
      case TYPE_9 -> p / 4 + 3.0 / 8;
    };
  }

  private double weight(double fraction, double floor) {
    return switch (this) {
      case TYPE_1 -> fraction > 0 ? 1 : 0;
      case TYPE_2 -> fraction > 0 ? 1 : 0.5;
      case TYPE_3 -> fraction == 0 && floor % 2 == 0 ? 0 : 1;
      default -> fraction;
    };
  }

  private static double at(double[] sorted, double position) {
    int index = (int) Math.max(1, Math.min(sorted.length, position));
    return sorted[index - 1];
  }
}

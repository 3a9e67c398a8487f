package org.hookbench.stats.figure;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.findings.Compared;
import org.hookbench.stats.findings.Findings;

/** All figures of a report. */
public final class Figures {
  private final PercentileFigure percentiles = new PercentileFigure();
  private final DistributionFigure distributions = new DistributionFigure();
  private final ShiftFigure shifts = new ShiftFigure();
  private final TimeFigure times = new TimeFigure();
  private final AutocorrelationFigure autocorrelations = new AutocorrelationFigure();
  private final ResourceFigure resources = new ResourceFigure();

  private Figures() {}

  /** The same findings give the same figures. */
  public static List<Figure> of(Findings findings) {
    Figures figures = new Figures();
    findings.compared().forEach(figures::add);
    List<Figure> all = new ArrayList<>();
    all.add(EffectFigure.effects(findings));
    all.add(EffectFigure.trials(findings));
    all.add(figures.percentiles.figure());
    all.addAll(figures.distributions.figures());
    all.add(figures.shifts.figure());
    all.addAll(figures.times.figures());
    all.add(figures.autocorrelations.figure());
    all.add(figures.resources.figure());
    all.add(TestsFigure.of(findings));
    all.add(BridgeFigure.of(findings));
    return all;
  }

  private void add(Compared compared) {
    List<Pooled> arms = Pooled.of(compared);
    percentiles.add(compared, arms);
    distributions.add(compared, arms);
    shifts.add(compared);
    times.add(compared);
    autocorrelations.add(compared);
    resources.add(compared);
  }
}

package org.hookbench.micro.fork;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.hookbench.micro.point.Call;
import org.hookbench.micro.point.Point;
import org.hookbench.micro.point.Target;

/**
 * What one fork shall do. It crosses the process border as arguments {@code key=value}, so that the
 * fork starts without a parser.
 *
 * @param hook null: none
 * @param seconds measured; 0: only say what the hook interposes
 * @param out directory for the files of the trial
 */
public record ForkSpec(Point point, Way way, Path hook, double seconds, long seed, Path out) {

  List<String> arguments() {
    return List.of(
        "function=" + point.call().text(),
        "target=" + point.target().name(),
        "size=" + point.size(),
        "match=" + point.match(),
        "threads=" + point.threads(),
        "way=" + way.name(),
        "hook=" + (hook == null ? "" : hook),
        String.format(Locale.ROOT, "seconds=%.6f", seconds),
        "seed=" + seed,
        "out=" + out);
  }

  static ForkSpec parse(String[] arguments) {
    Properties p = new Properties();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      p.setProperty(argument.substring(0, equals), argument.substring(equals + 1));
    }
    Point point =
        new Point(
            Call.parse(p.getProperty("function")),
            Target.valueOf(p.getProperty("target")),
            Integer.parseInt(p.getProperty("size")),
            Boolean.parseBoolean(p.getProperty("match")),
            Integer.parseInt(p.getProperty("threads")));
    String hook = p.getProperty("hook");
    return new ForkSpec(
        point,
        Way.valueOf(p.getProperty("way")),
        hook.isEmpty() ? null : Path.of(hook),
        Double.parseDouble(p.getProperty("seconds")),
        Long.parseLong(p.getProperty("seed")),
        Path.of(p.getProperty("out")));
  }
}

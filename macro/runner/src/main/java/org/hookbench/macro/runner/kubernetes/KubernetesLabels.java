// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.runner.container.Origin;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Labels of everything that is deployed: whose it is, and what the user asked for. */
public final class KubernetesLabels {
  /** The machine of the runner: only there one can tell whether it is gone. */
  static final String HOST = "hookbench.host";

  private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
  private static final Pattern VALUE = Pattern.compile("(" + NAME + ")?");
  private static final Pattern KEY = Pattern.compile("([a-z0-9][a-z0-9.-]{0,252}/)?" + NAME);

  private KubernetesLabels() {}

  /**
   * For one trial.
   *
   * @param asked labels of the experiment file
   */
  public static Map<String, String> of(List<String> asked, TrialSetup trial) {
    Map<String, String> labels = new TreeMap<>();
    Origin.labels(trial).forEach((key, value) -> labels.put(key, KubernetesNames.label(value)));
    labels.put(HOST, host());
    asked(asked).forEach(labels::put);
    return labels;
  }

  static String host() {
    return Io.get(
        () ->
            KubernetesNames.label(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip()));
  }

  /** Labels of the experiment file, as in {@code sidecar.istio.io/inject=true}. */
  static Map<String, String> asked(List<String> labels) {
    Map<String, String> asked = new TreeMap<>();
    for (String label : labels) {
      int equals = label.indexOf('=');
      String key = label.substring(0, equals);
      String value = label.substring(equals + 1);
      require(key, KEY, label, "the key may have a domain and a slash in front, then");
      require(value, VALUE, label, "the value has");
      asked.put(key, value);
    }
    return asked;
  }

  private static void require(String part, Pattern allowed, String label, String what) {
    if (!allowed.matcher(part).matches()) {
      throw UserError.of(
          "environment.labels: '%s': %s at most 63 letters, digits, dashes, dots and underscores,"
              + " the first and the last a letter or a digit",
          label, what);
    }
  }
}

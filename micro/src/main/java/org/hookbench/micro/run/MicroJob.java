package org.hookbench.micro.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.hook.Home;
import org.hookbench.experiment.hook.HookCatalog;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.provenance.Provenance;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.micro.point.Call;

/** One experiment from its file to its sealed result directory. */
public final class MicroJob {
  private final ExperimentFile file;
  private final Path out;
  private final Path into;
  private final boolean json;

  /**
   * @param out parent of a new result directory
   * @param into an existing one to add to, or null
   * @param json whether to print a JSON object in place of the path
   */
  public MicroJob(ExperimentFile file, Path out, Path into, boolean json) {
    this.file = file;
    this.out = out;
    this.into = into;
    this.json = json;
  }

  /** An experiment that was asked for by options, with the text that an author would write. */
  public static ExperimentFile written(Experiment experiment) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", experiment.name());
    text.put("arms", experiment.arms());
    text.put("micro", experiment.micro());
    text.put("design", experiment.design());
    try {
      return new ExperimentFile(Json.yaml().writeValueAsString(text), experiment);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the exit status; the last line of stdout tells the directory. */
  public int call() {
    Experiment experiment = file.experiment();
    MicroPlan micro = new MicroPlan(experiment);
    Treatments treatments = new Treatments(experiment.armsByLabel(), HookCatalog.ofHome());
    suggest(micro, treatments);
    Plan plan = micro.plan();
    ResultDirectory directory = directory(plan, treatments);
    List<PlannedTrial> trials = directory.plan().trials();
    trials = trials.subList(trials.size() - plan.trials().size(), trials.size());
    List<String> failures =
        new MicroRun(directory, treatments, micro.scenarios(), experiment.micro().seconds())
            .run(trials);
    directory.seal();
    return report(directory, trials.size(), failures);
  }

  /** A hook that leaves all asked functions alone is also measured on those it does interpose. */
  private static void suggest(MicroPlan plan, Treatments treatments) {
    Set<Call> asked = plan.calls();
    for (String label : treatments.files().keySet()) {
      boolean some = asked.stream().anyMatch(call -> treatments.interposes(label, call));
      if (!some && !label.equals("null")) {
        List<Call> others = treatments.interposedBy(label);
        others.forEach(call -> plan.add(label, call));
        System.err.println("hookbench: " + label + " " + advice(asked, others));
      }
    }
  }

  private static String advice(Set<Call> asked, List<Call> others) {
    return others.isEmpty()
        ? "interposes none of the functions that can be measured here, so its price per call is"
            + " that of nothing"
        : "interposes "
            + others.stream().map(Call::text).toList()
            + "; measured beside "
            + asked.stream().map(Call::text).sorted().toList();
  }

  private ResultDirectory directory(Plan plan, Treatments treatments) {
    if (into != null) {
      ResultDirectory directory = ResultDirectory.open(into);
      directory.writePlan(directory.plan().then(plan));
      return directory;
    }
    String name = file.experiment().name();
    ResultDirectory directory = ResultDirectory.create(out, name, Instant.now());
    directory.write(ResultDirectory.EXPERIMENT, file.text());
    directory.writePlan(plan);
    directory.write(ResultDirectory.ENVIRONMENT, Json.text(provenance(treatments)));
    return directory;
  }

  private static Provenance provenance(Treatments treatments) {
    String line = ProcessHandle.current().info().commandLine().orElse("");
    return Provenance.read(Home.find(), treatments.files(), List.of(line.split(" ")), Map.of());
  }

  private int report(ResultDirectory directory, int trials, List<String> failures) {
    failures.forEach(reason -> System.err.println("hookbench: " + reason));
    if (!failures.isEmpty()) {
      System.err.println("hookbench: " + failures.size() + " of " + trials + " forks failed");
    }
    Path path = Files.exists(directory.path()) ? directory.path() : Path.of("");
    System.out.print(
        json
            ? Json.text(Map.of("directory", path, "trials", trials, "failed", failures.size()))
            : path + "\n");
    System.out.flush();
    return failures.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Provided;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.load.tls.Encryption;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Readiness;
import org.hookbench.macro.runner.endpoints.Endpoint;
import org.hookbench.macro.runner.finding.Finding;

/**
 * What a provider must do, asked for one after the other with the first arm of an experiment. The
 * first step that fails ends the test, and what was deployed is removed.
 */
public final class ProviderContract {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration GONE = Duration.ofSeconds(60);
  private static final Duration HALF = Duration.ofMillis(300);
  private final Provider provider;
  private final Journal journal;
  private final Scenario scenario;
  private final Function function;
  private final List<Finding> findings = new ArrayList<>();

  ProviderContract(Provider provider, Journal journal, Scenario scenario, ArmSetup arm) {
    this.provider = provider;
    this.journal = journal;
    this.scenario = scenario;
    this.function =
        Function.of(scenario, arm, UUID.randomUUID().toString().substring(0, 8) + "-check");
  }

  /** Tests the provider of the first scenario that has one; an experiment without is refused. */
  public static List<Finding> find(Experiment experiment) {
    Scenario scenario =
        experiment.scenarios().stream()
            .filter(s -> s.environment() instanceof Provided)
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        "--deploy: tests a provider, and the file has none; write environment:"
                            + " {kind: provider, command: [PROGRAM]}, or leave it out"));
    Provider provider = Provider.of((Provided) scenario.environment());
    Arm first = experiment.arms().get(0);
    ArmSetup arm = new ArmSetup(first.label(), first, Optional.empty());
    return new ProviderContract(provider, Journal.ofUser(), scenario, arm).find();
  }

  List<Finding> find() {
    Journal.Entry entry = journal.write(provider, function.name());
    try {
      steps();
      entry.remove();
    } catch (RuntimeException e) {
      findings.add(
          Finding.fail(
              "provider-contract",
              e.getMessage(),
              "correct the provider: docs/guide/functions.md tells what it must do"));
      removeQuietly(entry);
    }
    return findings;
  }

  private void removeQuietly(Journal.Entry entry) {
    try {
      entry.remove();
    } catch (RuntimeException e) {
      entry.release();
      findings.add(
          Finding.fail(
              "provider-contract",
              e.getMessage(),
              "%s may still be deployed: remove it by hand, then delete %s"
                  .formatted(entry.name(), entry.file())));
    }
  }

  private void steps() {
    requireListed(false, "list names a deployment before it is there");
    passed("list does not name what is not deployed");
    provider.remove(function.name());
    passed("remove succeeds where there is nothing to remove");
    requireRefusal();
    passed("a request that is no JSON is an error, with a message on stderr");
    List<String> urls = ready(provider.deploy(function));
    requireListed(true, "list does not name what deploy has deployed");
    passed(
        "deploy makes a function that answers at " + String.join(", ", urls) + ", and is listed");
    urls = ready(provider.update(function));
    requireListed(true, "list does not name a function after update");
    passed("update makes fresh instances, which answer");
    provider.remove(function.name());
    requireListed(false, "list names a function after remove");
    awaitGone(urls);
    passed("remove ends it: it is not listed and does not answer");
    interruptedDeploy();
    passed("remove ends what a deploy that was killed has begun");
  }

  private void passed(String what) {
    findings.add(Finding.ok("provider-contract", what));
  }

  private void requireListed(boolean there, String complaint) {
    if (provider.list().contains(function.name()) != there) {
      throw new MeasurementFailedException(complaint + ": " + function.name());
    }
  }

  private void requireRefusal() {
    CommandOutput output = provider.output("deploy", "no JSON", provider.limit());
    if (output.ok()) {
      throw new MeasurementFailedException(
          "deploy: ends with status 0 for a request that is no JSON");
    }
    if (output.errors().isBlank()) {
      throw new MeasurementFailedException("deploy: fails without a message on stderr");
    }
  }

  private List<String> ready(List<String> urls) {
    Load load = scenario.load();
    Trust trust = load instanceof Load.Http http ? http.trust() : Trust.DEFAULT;
    new Endpoint(function.name(), urls)
        .awaitReady(scenario.deployed().ready(), READY, new Encryption(trust));
    return urls;
  }

  private void awaitGone(List<String> urls) {
    String path = scenario.deployed().ready();
    long end = System.nanoTime() + GONE.toNanos();
    for (String url : urls) {
      while (path == null ? Endpoint.accepts(url) : Readiness.answers(url + path)) {
        if (System.nanoTime() > end) {
          throw MeasurementFailedException.of("remove: %s still answers after %s", url, GONE);
        }
      }
    }
  }

  /** A kill may come before or after anything was made: both must end with nothing. */
  private void interruptedDeploy() {
    provider.output("deploy", function.json(), HALF);
    provider.remove(function.name());
    requireListed(false, "list names a function after a deploy that was killed, and remove");
  }
}

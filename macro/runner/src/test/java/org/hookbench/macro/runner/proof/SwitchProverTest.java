// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.experiment.results.SampleRow.MISSING;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.ConnectionSetupWriter;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;
import org.hookbench.experiment.results.SwitchedConnection;
import org.hookbench.experiment.results.SwitchedConnectionReader;
import org.hookbench.hook.SwitchPage;
import org.hookbench.hook.SwitchPage.Connection;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two connections, one of each arm, with two requests each: what the page has to say of them. */
class SwitchProverTest {
  private static final List<String> ARMS = List.of("none", "scan");
  private static final int EVEN = 40_000;
  private static final int ODD = 40_001;
  private static final Connection PAST = new Connection(6, 0, 4, EVEN, 0);
  private static final Connection HOOKED = new Connection(7, 4, 0, ODD, 1);
  private static final Proof MAPPED =
      new Proof("scan", "scan.so", "f00", ProofState.PROVEN, "telemetry", Map.of("read", 4L), "");

  @TempDir Path folder;
  private final List<ConnectionSetup> setups = new ArrayList<>();

  @BeforeEach
  void measure() throws IOException {
    setups.add(setup(0, 0, EVEN));
    setups.add(setup(1, 0, ODD));
    answer();
  }

  /** Two requests by each of the two connections, one that fails, and one by these. */
  private void answer(int... armAndConnection) throws IOException {
    SampleRow row = new SampleRow();
    try (SampleWriter samples = new SampleWriter(folder.resolve(Sample.FILE), ARMS)) {
      for (row.seq = 0; row.seq < 4; row.seq++) {
        row.arm = (int) row.seq % 2;
        row.connection = 0;
        samples.write(row);
      }
      if (armAndConnection.length > 0) {
        row.arm = armAndConnection[0];
        row.connection = armAndConnection[1];
        samples.write(row);
      }
      row.error = "timeout";
      row.connection = 2;
      samples.write(row);
    }
  }

  private static ConnectionSetup setup(int arm, int connection, int port) {
    return new ConnectionSetup(arm, connection, 10 * connection, 1, "", MISSING, "", port);
  }

  private static SwitchPage page(Connection... connections) {
    return page(List.of("read"), 0, connections);
  }

  private static SwitchPage page(List<String> hooked, long notHanded, Connection... connections) {
    return new SwitchPage(1, true, 5, 0, 0, notHanded, 0, hooked, List.of(connections));
  }

  private SwitchProver prover(SwitchPage... after) throws IOException {
    try (var writer = new ConnectionSetupWriter(folder.resolve(ConnectionSetup.FILE), ARMS)) {
      for (ConnectionSetup setup : setups) {
        writer.write(setup);
      }
    }
    List<ArmSetup> arms =
        ARMS.stream().map(a -> new ArmSetup(a, new Arm.None(), Optional.empty())).toList();
    TrialSetup trial = new TrialSetup(null, null, arms, folder, 100);
    return SwitchProver.of(trial, List.of(page()), List.of(after));
  }

  private void refuted(int arm, String words, SwitchPage... after) throws IOException {
    Proof proof = prover(after).prove(MAPPED).get(arm);
    assertThat(proof.detail()).contains(words);
    assertThat(proof.state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void connectionsOnTheirOwnSidesProveBothArms() throws IOException {
    SwitchProver prover = prover(page(PAST, HOOKED));

    List<Proof> proofs = prover.prove(MAPPED);
    assertThat(proofs).allMatch(p -> p.state() == ProofState.PROVEN);
    assertThat(proofs)
        .extracting(Proof::detail)
        .containsExactly(
            "1 connections, 2 requests: 4 calls past it, 0 to the hook",
            "1 connections, 2 requests: 4 calls to the hook, 0 past it");
    assertThat(proofs.get(1).calls()).containsEntry("read", 4L);
    assertThat(prover.figures("scan")).containsEntry("switched_calls_per_request", 2.0);
    assertThat(SwitchedConnectionReader.all(folder.resolve(SwitchedConnection.FILE), ARMS))
        .containsExactly(
            new SwitchedConnection(0, 0, EVEN, 0, 0, 4, 2),
            new SwitchedConnection(1, 0, ODD, 1, 4, 0, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40001|1|4|1|connection 0 from port 40001: 1 calls past it",
        "40001|1|1|0|connection 0 from port 40001: 1 calls for 2 requests",
        "40001|0|4|0|connection 0 from port 40001 was taken for one of arm none",
        "40003|1|4|0|connection 0 from port 40001 is not in the page",
      })
  void oneWrongConnectionRefutesItsArm(
      int port, int arm, long hookCalls, long pastCalls, String words) throws IOException {
    Connection wrong = new Connection(8, hookCalls, pastCalls, port, arm);

    refuted(1, words, page(PAST, wrong));
    assertThat(prover(page(PAST, wrong)).prove(MAPPED).get(0).state()).isEqualTo(ProofState.PROVEN);
  }

  @Test
  void aCallOfTheHookByAConnectionOfTheBaselineRefutesIt() throws IOException {
    refuted(0, "1 of 1 connections are wrong", page(new Connection(6, 1, 4, EVEN, 0), HOOKED));
  }

  @Test
  void portsThatAllDifferAreAnAddressTranslation() throws IOException {
    SwitchPage translated = page(new Connection(6, 0, 4, 5, 1), new Connection(7, 4, 0, 6, 0));

    refuted(0, "an address translation", translated);
    refuted(1, "write schedule: duet", translated);
  }

  @Test
  void recordsOfBeforeTheLoadAreOfOthers() throws IOException {
    refuted(1, "is not in the page", page(PAST, new Connection(5, 4, 0, ODD, 1)));
  }

  @Test
  void othersOnThePortOfAConnectionHideNothingAndRefuteNothing() throws IOException {
    Connection probe = new Connection(9, 1, 0, ODD, 1);
    Connection lazy = new Connection(7, 1, 0, ODD, 1);

    assertThat(prover(page(PAST, probe, HOOKED)).prove(MAPPED))
        .allMatch(p -> p.state() == ProofState.PROVEN);
    refuted(1, "1 calls for 2 requests", page(PAST, probe, lazy));
  }

  @Test
  void aPortThatWasUsedAgainNeedsARecordForEachConnectionThatAnswered() throws IOException {
    setups.add(setup(1, 1, ODD));
    answer(1, 1);
    SwitchPage other = new SwitchPage(2, true, 1, 0, 0, 0, 0, List.of("read"), List.of(HOOKED));
    Connection again = new Connection(900, 1, 0, ODD, 1);

    assertThat(prover(page(PAST, again), other).prove(MAPPED))
        .allMatch(p -> p.state() == ProofState.PROVEN);
    assertThat(SwitchedConnectionReader.all(folder.resolve(SwitchedConnection.FILE), ARMS))
        .contains(
            new SwitchedConnection(1, 0, ODD, 1, 4, 0, 2),
            new SwitchedConnection(1, 1, ODD, 1, 1, 0, 1));
    refuted(1, "connection 1 from port 40001 is not in the page", page(PAST, HOOKED));
  }

  @Test
  void lostRecordsAreSaid() throws IOException {
    SwitchPage full = new SwitchPage(1, true, 9, 3, 2, 0, 1, List.of("read"), List.of(PAST));

    refuted(1, "3 records were written over, 2 had no room, 1 descriptors", full);
  }

  @Test
  void withoutAPageOrASwitchNothingIsProven() throws IOException {
    refuted(0, "no page of the switch");
    refuted(
        1, "no page of the switch", new SwitchPage(1, false, 0, 0, 0, 0, 0, List.of(), List.of()));
  }

  @Test
  void aHookThatTakesNoConnectionFromItsAcceptIsRefuted() throws IOException {
    refuted(1, "did not take 1 connections", page(List.of("read"), 1, PAST, HOOKED));
  }

  @Test
  void aHookWithoutFunctionsIsProvenByItsPorts() throws IOException {
    SwitchPage empty =
        page(List.of(), 0, new Connection(6, 0, 0, EVEN, 0), new Connection(7, 0, 0, ODD, 1));

    assertThat(prover(empty).prove(MAPPED))
        .allMatch(p -> p.state() == ProofState.PROVEN)
        .allMatch(p -> p.detail().endsWith("the hook has no function to be called"));
  }

  @Test
  void aHookWithoutFunctionsIsNotProvenWhereItCannotBeSeen() throws IOException {
    Proof unseen =
        new Proof("scan", "s.so", "f00", ProofState.NOT_PROVABLE, "none", Map.of(), "unseen");

    assertThat(prover(page(List.of(), 0, PAST, HOOKED)).prove(unseen).get(1)).isEqualTo(unseen);
    assertThat(prover(page(PAST, HOOKED)).prove(unseen).get(1).state())
        .isEqualTo(ProofState.PROVEN);
  }

  @Test
  void withoutAnAnswerNoAddressTranslationIsSuspected() throws IOException {
    setups.clear();

    refuted(0, "no connection of it has answered", page(PAST, HOOKED));
  }

  @Test
  void anArmThatAnsweredNothingIsRefuted() throws IOException {
    setups.remove(1);

    refuted(1, "no connection of it has answered", page(PAST, HOOKED));
  }

  @Test
  void aHookThatIsNotThereIsRefutedWhateverThePageSays() throws IOException {
    Proof absent =
        new Proof("scan", "scan.so", "f00", ProofState.REFUTED, "mapping", Map.of(), "not mapped");

    assertThat(prover(page(PAST, HOOKED)).prove(absent).get(1)).isEqualTo(absent);
  }
}

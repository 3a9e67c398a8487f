package org.hookbench.macro.runner.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.hook.Counters;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.MappedFile;
import org.hookbench.macro.runner.deploy.ServerProcess;
import org.junit.jupiter.api.Test;

class ProverTest {
  private static final HookFile SCAN = file("scan");
  private static final HookFile NULL = file("null");

  private static HookFile file(String name) {
    return HookCatalog.ofHome().locate(new Arm.Ours(name)).orElseThrow();
  }

  private static ArmSetup arm(String name) {
    return name.equals("none")
        ? new ArmSetup(name, new Arm.None(), Optional.empty())
        : new ArmSetup(name, new Arm.Ours(name), Optional.of(file(name)));
  }

  private static Evidence seen(List<Telemetry> pages, HookFile... mapped) {
    return Evidence.of(Optional.of(files(mapped)), pages);
  }

  private static Set<MappedFile> files(HookFile... mapped) {
    Set<MappedFile> files = new HashSet<>(Set.of(MappedFile.named("/usr/lib/libc.so.6")));
    List.of(mapped).forEach(f -> files.add(MappedFile.named(f.path().toString())));
    return files;
  }

  /** As {@link #seen}, with one server. */
  private static Evidence server(
      List<Telemetry> pages, Boolean ran, Map<String, Set<MappedFile>> bound, HookFile... mapped) {
    ServerProcess server =
        new ServerProcess(
            7, "srv", files(mapped), ran == null ? Map.of() : Map.of(SCAN.path(), ran), bound);
    return new Evidence(
        Optional.of(files(SCAN)), pages, Optional.empty(), List.of(server), Set.of(5L));
  }

  private static Proof foreign(Evidence after) {
    ArmSetup foreign = new ArmSetup("mine", new Arm.Foreign(SCAN.path()), Optional.of(SCAN));
    return new Prover(foreign, Evidence.NONE, after).prove(List.of());
  }

  private static Map<String, Set<MappedFile>> bound(String... objects) {
    return Map.of(
        "read", Stream.of(objects).map(MappedFile::named).collect(Collectors.toUnmodifiableSet()));
  }

  @Test
  void aHookThatOnlyTheWrapperOfTheServerHasIsRefuted() {
    Proof proof = foreign(server(List.of(), true, Map.of()));

    assertThat(proof.state()).isEqualTo(ProofState.REFUTED);
    assertThat(proof.detail()).contains("is not mapped into process 7 (srv)", "listening socket");
  }

  @Test
  void aHookOfOursThatOnlyTheWrapperHasIsRefutedWhateverItCounted() {
    Evidence after = server(List.of(page(true, 250, 0)), null, Map.of());

    assertThat(prove("scan", after).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void whatAWrapperReadsIsNoProof() {
    Evidence after = server(List.of(pageOf(5, 250)), null, Map.of(), SCAN);
    Evidence same = server(List.of(pageOf(7, 250)), null, Map.of(), SCAN);

    assertThat(prove("scan", after).state()).isEqualTo(ProofState.REFUTED);
    assertThat(prove("scan", same).state()).isEqualTo(ProofState.PROVEN);
  }

  private static Telemetry pageOf(int pid, long reads) {
    Counters read = new Counters(reads, reads, 0, 0, 0);
    return new Telemetry(
        "scan", pid, true, new TreeSet<>(), Map.of("read", read), Map.of(), Map.of());
  }

  @Test
  void codeOfAForeignHookThatRanProvesIt() {
    assertThat(foreign(server(List.of(), true, Map.of(), SCAN)))
        .matches(p -> p.state() == ProofState.PROVEN)
        .matches(p -> p.detail().contains("its code ran"));
  }

  @Test
  void aForeignHookThatIsBoundButDidNotRunIsNotProvable() {
    Evidence after = server(List.of(), false, bound(SCAN.path().toString()), SCAN);

    assertThat(foreign(after).state()).isEqualTo(ProofState.NOT_PROVABLE);
    assertThat(foreign(after).detail()).isEqualTo("mapped, but nothing shows that it is called");
  }

  @Test
  void aForeignHookWhoseFunctionWasNeverBoundIsNotProvable() {
    assertThat(foreign(server(List.of(), false, bound(), SCAN)).state())
        .isEqualTo(ProofState.NOT_PROVABLE);
  }

  @Test
  void aBindingIsAProofWhereItCannotBeSeenWhatRan() {
    Evidence after = server(List.of(), null, bound(SCAN.path().toString()), SCAN);

    assertThat(foreign(after).state()).isEqualTo(ProofState.PROVEN);
    assertThat(foreign(after).detail()).isEqualTo("mapped; bound to it: read");
  }

  @Test
  void aForeignHookThatTheServerBypassesIsRefuted() {
    Evidence after = server(List.of(), false, bound("/usr/lib/libc.so.6"), SCAN);

    assertThat(foreign(after).state()).isEqualTo(ProofState.REFUTED);
    assertThat(foreign(after).detail()).contains("read is bound to /usr/lib/libc.so.6");
  }

  @Test
  void aForeignHookOfFunctionsThatTheServerDoesNotImportIsThere() {
    assertThat(foreign(server(List.of(), false, Map.of(), SCAN)).detail())
        .contains("imports none of its functions");
  }

  private static Telemetry page(boolean counts, long reads, long eagain) {
    Counters read = new Counters(reads, reads * 100, eagain, 0, 0);
    return new Telemetry(
        "scan", 1, counts, new TreeSet<>(Set.of("read")), Map.of("read", read), Map.of(), Map.of());
  }

  private static Proof prove(String arm, Evidence before, Evidence after) {
    return new Prover(arm(arm), before, after)
        .prove(arm.equals("scan") ? List.of(NULL) : List.of(SCAN));
  }

  private static Proof prove(String arm, Evidence after) {
    return prove(arm, seen(List.of()), after);
  }

  @Test
  void aBaselineWithoutAnyHookIsProven() {
    assertThat(prove("none", seen(List.of())))
        .matches(p -> p.state() == ProofState.PROVEN)
        .matches(p -> p.hook() == null);
  }

  @Test
  void aBaselineInWhichAHookIsMappedIsNot() {
    assertThat(prove("none", seen(List.of(), SCAN)).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void aBaselineInWhichAHookCountedIsNot() {
    assertThat(prove("none", seen(List.of(page(true, 5, 0)))).state())
        .isEqualTo(ProofState.REFUTED);
  }

  @Test
  void anArmOfWhichNothingCanBeSeenIsNotProven() {
    assertThat(prove("none", Evidence.NONE).state()).isEqualTo(ProofState.REFUTED);
    assertThat(prove("scan", Evidence.NONE).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void countersThatGrewUnderLoadProveAHook() {
    Evidence before = seen(List.of(page(true, 50, 0)), SCAN);

    Proof proof = prove("scan", before, seen(List.of(page(true, 250, 0)), SCAN));

    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
    assertThat(proof.calls()).containsEntry("read", 200L);
  }

  @Test
  void countersThatStoodStillProveNothing() {
    Evidence same = seen(List.of(page(true, 50, 0)), SCAN);

    assertThat(prove("scan", same, same).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void aHookThatIsMappedButNeverWroteItsCountersIsNotProven() {
    assertThat(prove("scan", seen(List.of(), SCAN)).detail()).contains("has left no counters");
  }

  @Test
  void aHookThatOnlyMarksIsProvenByACalledRead() {
    assertThat(prove("scan", seen(List.of(page(false, 0, 0)), SCAN)).state())
        .isEqualTo(ProofState.PROVEN);
  }

  @Test
  void theNullHookIsProvenByItsMapping() {
    assertThat(prove("null", seen(List.of(), NULL)).state()).isEqualTo(ProofState.PROVEN);
    assertThat(prove("null", seen(List.of())).state()).isEqualTo(ProofState.REFUTED);
  }

  @Test
  void theHookOfAnotherArmMustNotBeThere() {
    assertThat(prove("null", seen(List.of(), NULL, SCAN)).detail()).contains("of another arm");
  }

  @Test
  void aMappingAloneProvesNoForeignHook() {
    assertThat(foreign(seen(List.of(), SCAN)).state()).isEqualTo(ProofState.NOT_PROVABLE);
  }

  @Test
  void aForeignHookThatExportsNothingIsThereAndMayActInItsConstructor() {
    ArmSetup foreign = new ArmSetup("mine", new Arm.Foreign(NULL.path()), Optional.of(NULL));

    Proof proof = new Prover(foreign, Evidence.NONE, seen(List.of(), NULL)).prove(List.of());

    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
    assertThat(proof.detail()).contains("acts in its constructor, if at all");
  }

  @Test
  void figuresArePerRequestOverAllProcesses() {
    Evidence before = seen(List.of(page(true, 50, 10)), SCAN);
    Evidence after = seen(List.of(page(true, 250, 60), page(true, 100, 50)), SCAN);

    Map<String, Double> figures = new Prover(arm("scan"), before, after).figures(100);

    assertThat(figures).containsEntry("reads_per_request", 3.0);
    assertThat(figures).containsEntry("eagain_per_request", 1.0);
    assertThat(figures).containsEntry("bytes_per_read", 150.0);
  }

  @Test
  void aServerThatReceivesInPlaceOfReadingIsProvenToo() {
    Telemetry page =
        new Telemetry(
            "scan",
            1,
            true,
            new TreeSet<>(Set.of("recv")),
            Map.of("recv", new Counters(7, 700, 0, 0, 0)),
            Map.of(),
            Map.of());

    assertThat(prove("scan", seen(List.of(page), SCAN)))
        .matches(p -> p.state() == ProofState.PROVEN);
  }

  @Test
  void aServerThatOnlyAcceptsIsNot() {
    Telemetry page =
        new Telemetry(
            "scan",
            1,
            true,
            new TreeSet<>(Set.of("accept")),
            Map.of("accept", new Counters(7, 0, 0, 0, 0)),
            Map.of(),
            Map.of());

    assertThat(prove("scan", seen(List.of(page), SCAN)).state()).isEqualTo(ProofState.REFUTED);
  }
}

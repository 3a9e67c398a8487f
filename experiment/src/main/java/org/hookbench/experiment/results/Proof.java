package org.hookbench.experiment.results;

import java.util.Map;

/**
 * Evidence that the hook of an arm ran, or that in the baseline none did.
 *
 * @param hook file name of the hook, null for none
 * @param sha256 of the hook, null for none
 * @param holds whether what had to be shown was shown
 * @param how telemetry (its counters), mapping (mapped, and it interposes a function the process
 *     calls), or absent (not mapped)
 * @param calls per function, from the counters; empty if the hook has none
 */
public record Proof(
    String arm,
    String hook,
    String sha256,
    boolean holds,
    String how,
    Map<String, Long> calls,
    String detail) {}

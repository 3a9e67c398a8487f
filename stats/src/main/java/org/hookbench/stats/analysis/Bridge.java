package org.hookbench.stats.analysis;

/**
 * From one call to one request: calls per request times cost per call beside the measured shift.
 *
 * @param macro scenario of the requests
 * @param micro scenario of the calls; null if there is none that fits
 * @param readsPerRequest counted by the hook; NaN if it has no counter
 * @param bytesPerRead counted by the hook, or the size of the request; NaN if neither is known
 * @param costPerRead nanoseconds; null if there is no micro scenario that fits
 * @param explained reads per request times cost per read, milliseconds; null if it cannot be told
 * @param measured shift of a request, milliseconds
 * @param share explained over measured; null if it cannot be told
 * @param note what it rests on, or why it cannot be told
 */
public record Bridge(
    String macro,
    String treatment,
    String micro,
    double readsPerRequest,
    double bytesPerRead,
    Interval costPerRead,
    Interval explained,
    Interval measured,
    Interval share,
    String note) {}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From raw requests to the series of a macro trial. */
final class RequestReduction {
  private static final double NS_PER_MS = 1e6;
  private static final double NS_PER_S = 1e9;

  private final Requests requests;
  private final double windowS;
  private final int arms;

  RequestReduction(Requests requests, int windows) {
    this.requests = requests;
    this.arms = requests.arms().size();
    int last = requests.size() - 1;
    double lengthS = last < 0 ? 0 : requests.leftNs(last) / NS_PER_S;
    this.windowS = Math.nextUp(lengthS / windows);
  }

  List<ArmSeries> reduce() {
    boolean[] kept = keptRows();
    List<ArmSeries> series = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      series.add(series(arm, kept));
    }
    return series;
  }

  /** A row counts if its whole pair was measured. */
  private boolean[] keptRows() {
    boolean[] kept = new boolean[requests.size()];
    int start = 0;
    for (int i = 1; i <= kept.length; i++) {
      if (i == kept.length || requests.pair(i) != requests.pair(start)) {
        boolean whole =
            i - start == arms && (arms < 2 || requests.arm(start) != requests.arm(i - 1));
        for (int j = start; j < i; j++) {
          whole &= requests.measured(j);
        }
        Arrays.fill(kept, start, i, whole);
        start = i;
      }
    }
    return kept;
  }

  private ArmSeries series(int arm, boolean[] kept) {
    double[] response = new double[requests.size() / arms + 1];
    double[] service = new double[response.length];
    int[] connections = new int[requests.hasConnections() ? response.length : 0];
    Map<String, Integer> errors = new TreeMap<>();
    Windows windows = new Windows(windowS);
    int n = 0;
    long made = 0;
    boolean sameClock = true;
    for (int i = 0; i < requests.size(); i++) {
      if (requests.arm(i) != arm) {
        continue;
      }
      draw(windows, i);
      made += requests.warmup(i) ? 0 : 1;
      if (!requests.warmup(i) && !requests.error(i).isEmpty()) {
        errors.merge(requests.error(i), 1, Integer::sum);
      }
      if (kept[i]) {
        response[n] = requests.responseNs(i) / NS_PER_MS;
        service[n] = requests.serviceNs(i) / NS_PER_MS;
        if (connections.length > 0) {
          connections[n] = requests.connection(i);
        }
        sameClock &= response[n] == service[n];
        n++;
      }
    }
    double[] responses = Arrays.copyOf(response, n);
    double[] services = sameClock ? responses : Arrays.copyOf(service, n);
    return new ArmSeries(
            requests.arms().get(arm), responses, services, made, errors, windows.finish())
        .on(connections.length > 0 ? Arrays.copyOf(connections, n) : connections);
  }

  private void draw(Windows windows, int row) {
    boolean failed = !requests.error(row).isEmpty();
    double ms = failed ? Double.NaN : requests.responseNs(row) / NS_PER_MS;
    windows.add(requests.leftNs(row) / NS_PER_S, ms, requests.warmup(row));
  }
}

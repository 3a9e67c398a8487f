// SPDX-License-Identifier: Apache-2.0
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import java.time.Duration;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;

/** JMeter, closed loop: URL, connections, seconds. Prints its median and 99th percentile, µs. */
public final class JMeterPeer {
  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[1]);
    Duration duration = Duration.ofSeconds(Long.parseLong(args[2]));
    TestPlanStats stats =
        testPlan(threadGroup(threads, duration, httpSampler(args[0]))).run();
    var times = stats.overall().sampleTime();
    System.out.printf(
        "peer %d %d %d%n",
        times.median().toNanos() / 1000,
        times.perc99().toNanos() / 1000,
        stats.overall().samplesCount());
    System.exit(0);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.http.Mix;
import org.hookbench.macro.load.sample.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {
  private static final long SECOND_NS = 1_000_000_000L;

  /** A loop that was stopped for a second looks at the time before it looks at the sockets. */
  @ParameterizedTest
  @CsvSource({"0, ''", "500000000, timeout"})
  void anAnswerThatIsThereIsNoTimeout(long afterNs, String error) throws Exception {
    Load.Http load = Json.yaml().readValue("{timeout: 200ms}", Load.Http.class);
    PlayedNetwork network = new PlayedNetwork(n -> PlayedNetwork.answer(afterNs));
    Exchange exchange = new Exchange();
    List<Connection> done = new ArrayList<>();
    Connection connection =
        new Connection(
            LoopContext.of(network, network),
            Mix.of(load, HttpTarget.of("none", "http://played/"), 1),
            exchange,
            ConnectionOptions.of(load),
            done::add);
    connection.begin(0, 0, Connection.WHEN_SENT);

    connection.expire(network.nowNs() + SECOND_NS);

    assertThat(done).containsExactly(connection);
    assertThat(exchange.error).isEqualTo(error);
  }
}

package org.hookbench.macro.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as the HTTP API of Prometheus is documented to. */
class PrometheusTest {
  private static final Instant START = Instant.ofEpochSecond(1000);
  private static final Instant END = Instant.ofEpochSecond(1002);
  private static final String ONE_SERIES =
      """
      {"status":"success","data":{"resultType":"matrix","result":[
        {"metric":{"cpu":"0"},"values":[[1000,"1.5"],[1001,"NaN"],[1002,"2.5"]]}]}}
      """;
  @TempDir Path folder;
  private HttpServer server;
  private String answer = ONE_SERIES;
  private String asked;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/query_range",
        exchange -> {
          asked = URLDecoder.decode(exchange.getRequestURI().getQuery(), StandardCharsets.UTF_8);
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private List<Warning> write(String address) throws IOException {
    return new Prometheus(address, Map.of("node_cpu", "rate(x[5s])")).write(folder, START, END);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void asksForTheTimeOfTheTrialInStepsOfASecond() throws IOException {
    write(address() + "/");

    assertThat(asked).contains("query=rate(x[5s])", "start=1000.000", "end=1002.000", "step=1");
  }

  @Test
  void writesSecondsOfTheTrialAndNoFigureForNaN() throws IOException {
    assertThat(write(address())).isEmpty();

    assertThat(Files.readAllLines(folder.resolve(Prometheus.FILE)))
        .containsExactly(
            "query,series,second,value",
            "node_cpu,\"{\"\"cpu\"\":\"\"0\"\"}\",0,1.5",
            "node_cpu,\"{\"\"cpu\"\":\"\"0\"\"}\",1,",
            "node_cpu,\"{\"\"cpu\"\":\"\"0\"\"}\",2,2.5");
  }

  @Test
  void warnsOfAQueryWithoutASeries() throws IOException {
    answer = "{\"status\":\"success\",\"data\":{\"result\":[]}}";

    assertThat(write(address()))
        .singleElement()
        .matches(w -> w.code().equals("metrics-missing") && w.message().contains("node_cpu"));
  }

  @Test
  void warnsWithTheWordsOfTheServer() throws IOException {
    answer = "{\"status\":\"error\",\"error\":\"parse error at char 3\"}";

    assertThat(write(address()).get(0).message()).contains("parse error at char 3");
  }

  @Test
  void warnsOfAServerThatIsNotThere() throws IOException {
    stop();

    assertThat(write(address())).singleElement().matches(w -> w.code().equals("metrics-missing"));
  }
}

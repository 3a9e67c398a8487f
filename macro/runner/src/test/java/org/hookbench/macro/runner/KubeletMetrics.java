// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.json.Json;

/**
 * The metrics API of the cluster of scripts/ci-kubernetes, answered by this process from what the
 * kubelets say: Debian has no metrics-server.
 */
final class KubeletMetrics implements AutoCloseable {
  /** This machine, as the control plane reaches it. */
  private static final String ADDRESS = "198.18.20.254";

  private static final String VERSION = "metrics.k8s.io/v1beta1";
  private static final String PASSWORD = "of-a-test";

  private final KubernetesClient client;
  private final HttpsServer server;
  private final List<HasMetadata> made = new ArrayList<>();

  private KubeletMetrics(KubernetesClient client, HttpsServer server) {
    this.client = client;
    this.server = server;
  }

  static KubeletMetrics start(KubernetesClient client, Path folder) throws Exception {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(ADDRESS, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve("key.p12"))));
    server.setExecutor(Executors.newCachedThreadPool());
    KubeletMetrics metrics = new KubeletMetrics(client, server);
    server.createContext("/", metrics::answer);
    server.start();
    metrics.register(server.getAddress().getPort());
    return metrics;
  }

  private static SSLContext context(Path store) throws Exception {
    List<String> keytool =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=metrics",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString());
    new Command(keytool, Duration.ofSeconds(60)).mergingErrors().run();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void register(int port) {
    make(
        "{apiVersion: v1, kind: Service, metadata: {name: metrics, namespace: default}, spec:"
            + " {type: ExternalName, externalName: "
            + ADDRESS
            + "}}");
    make(
        "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name:"
            + " v1beta1.metrics.k8s.io}, spec: {group: metrics.k8s.io, version: v1beta1,"
            + " groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true,"
            + " service: {name: metrics, namespace: default, port: "
            + port
            + "}}}");
  }

  private void make(String yaml) {
    made.add(client.resource("---\n" + yaml).create());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Object answer =
        path.endsWith("/pods") ? pods(path.replaceFirst(".*/([^/]+)/pods$", "$1")) : about();
    byte[] body = Json.mapper().writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Object about() {
    return Map.of(
        "kind",
        "APIResourceList",
        "apiVersion",
        "v1",
        "groupVersion",
        VERSION,
        "resources",
        List.of(
            Map.of(
                "name",
                "pods",
                "singularName",
                "",
                "namespaced",
                true,
                "kind",
                "PodMetrics",
                "verbs",
                List.of("get", "list"))));
  }

  private Object pods(String namespace) throws IOException {
    List<Object> items = new ArrayList<>();
    for (String node : List.of("node1", "node2")) {
      for (JsonNode pod : summary(node).path("pods")) {
        if (pod.at("/podRef/namespace").asText().equals(namespace)) {
          items.add(metrics(pod));
        }
      }
    }
    return Map.of(
        "kind", "PodMetricsList", "apiVersion", VERSION, "metadata", Map.of(), "items", items);
  }

  private JsonNode summary(String node) throws IOException {
    String path = "/api/v1/nodes/" + node + "/proxy/stats/summary?only_cpu_and_memory=true";
    return Json.mapper().readTree(client.raw(path));
  }

  private static Object metrics(JsonNode pod) {
    List<Object> containers =
        StreamSupport.stream(pod.path("containers").spliterator(), false)
            .<Object>map(
                c ->
                    Map.of(
                        "name",
                        c.path("name").asText(),
                        "usage",
                        Map.of(
                            "cpu", c.at("/cpu/usageNanoCores").asLong() + "n",
                            "memory", c.at("/memory/workingSetBytes").asLong() + "")))
            .toList();
    return Map.of(
        "kind",
        "PodMetrics",
        "apiVersion",
        VERSION,
        "metadata",
        Map.of(
            "name",
            pod.at("/podRef/name").asText(),
            "namespace",
            pod.at("/podRef/namespace").asText()),
        "timestamp",
        pod.at("/containers/0/cpu/time").asText(),
        "window",
        "10s",
        "containers",
        containers);
  }

  @Override
  public void close() {
    made.forEach(thing -> client.resource(thing).delete());
    server.stop(0);
  }
}

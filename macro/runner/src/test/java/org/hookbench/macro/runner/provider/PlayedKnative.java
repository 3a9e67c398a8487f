// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.hookbench.experiment.json.Json;

/**
 * The API of a cluster with services of Knative, as far as kubectl asks for it. A service that is
 * made, changed or deleted gets ready or goes only once somebody watches it. Until then a changed
 * one still says that it is ready, and its old address is dead.
 */
final class PlayedKnative implements AutoCloseable {
  private static final String GROUP = "serving.knative.dev";
  private static final String SERVICES =
      "/apis/serving.knative.dev/v1/namespaces/hookbench/services";

  private static final Map<String, String> DISCOVERY =
      Map.of(
          "/api",
          "{kind: APIVersions, versions: [v1]}",
          "/api/v1",
          "{kind: APIResourceList, groupVersion: v1, resources: [{name: pods, kind: Pod,"
              + " namespaced: true, verbs: [get]}]}",
          "/apis",
          "{kind: APIGroupList, apiVersion: v1, groups: [{name: G, versions: [{groupVersion:"
              + " G/v1, version: v1}], preferredVersion: {groupVersion: G/v1, version: v1}}]}",
          "/apis/serving.knative.dev/v1",
          "{kind: APIResourceList, groupVersion: G/v1, resources: [{name: services, kind:"
              + " Service, singularName: service, namespaced: true, verbs: [create, delete,"
              + " get, list, patch, watch]}]}");

  private static final int BACKLOG = 50;

  private final Map<String, Service> services = new TreeMap<>();
  private final HttpServer server;
  private int version = 1;

  /** An object, and the socket that answers for it once it is ready. */
  private static final class Service {
    private ObjectNode object;
    private ServerSocket socket;

    String name() {
      return object.at("/metadata/name").asText();
    }

    boolean leaving() {
      return object.at("/metadata").has("deletionTimestamp");
    }

    void hangUp() throws IOException {
      if (socket != null) {
        socket.close();
        socket = null;
      }
    }
  }

  PlayedKnative() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  /** Writes a kubeconfig that leads here. */
  Path kubeconfig(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        "{apiVersion: v1, kind: Config, current-context: k, users: [], contexts: [{name: k,"
            + " context: {cluster: k}}], clusters: [{name: k, cluster: {server: 'http://127.0.0.1:"
            + server.getAddress().getPort()
            + "'}}]}");
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (path.equals("/openapi/v2")) {
      reply(exchange, 200, new byte[0]);
    } else if (DISCOVERY.containsKey(path)) {
      reply(exchange, 200, json(Json.yaml().readTree(DISCOVERY.get(path).replace("G", GROUP))));
    } else if (path.equals(SERVICES) && exchange.getRequestMethod().equals("GET")) {
      boolean watched = query.contains("watch=true");
      reply(exchange, 200, watched ? step(query) : json(list(query)));
    } else if (path.equals(SERVICES)) {
      Service made = new Service();
      made.object = (ObjectNode) Json.mapper().readTree(exchange.getRequestBody());
      made.object.withObject("/metadata").put("uid", "u" + version);
      services.put(made.name(), made);
      reply(exchange, 201, json(changed(made)));
    } else if (services.containsKey(path.replace(SERVICES + "/", ""))) {
      reply(exchange, 200, json(one(exchange, services.get(path.replace(SERVICES + "/", "")))));
    } else {
      reply(
          exchange, 404, json(Json.yaml().readTree("{kind: Status, code: 404, reason: NotFound}")));
    }
  }

  private JsonNode one(HttpExchange exchange, Service service) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "PATCH" -> {
        merge(service.object, Json.mapper().readTree(exchange.getRequestBody()));
        return changed(service);
      }
      case "DELETE" ->
          service.object.withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
      default -> {}
    }
    return service.object;
  }

  private JsonNode changed(Service service) throws IOException {
    service.hangUp();
    ObjectNode metadata = service.object.withObject("/metadata");
    metadata
        .put("namespace", "hookbench")
        .put("generation", metadata.path("generation").asInt() + 1);
    return stamped(service);
  }

  private JsonNode stamped(Service service) {
    service.object.withObject("/metadata").put("resourceVersion", "" + ++version);
    return service.object;
  }

  /** RFC 7386. */
  private static void merge(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                target.remove(field.getKey());
              } else if (field.getValue().isObject()) {
                merge(target.withObject("/" + field.getKey().replace("/", "~1")), field.getValue());
              } else {
                target.set(field.getKey(), field.getValue());
              }
            });
  }

  /** What a watcher sees next; nothing if all is done. */
  private byte[] step(String query) throws IOException {
    Service service = services.get(query.replaceFirst(".*metadata.name=([^&]*).*", "$1"));
    if (service == null || service.socket != null && !service.leaving()) {
      return new byte[0];
    }
    if (service.leaving()) {
      service.hangUp();
      services.remove(service.name());
    } else {
      service.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      ObjectNode status = service.object.putObject("status");
      status.put("url", "http://127.0.0.1:" + service.socket.getLocalPort());
      status.set("observedGeneration", service.object.at("/metadata/generation"));
      status.putArray("conditions").addObject().put("type", "Ready").put("status", "True");
    }
    String type = service.leaving() ? "DELETED" : "MODIFIED";
    return json(Json.mapper().createObjectNode().put("type", type).set("object", stamped(service)));
  }

  private JsonNode list(String query) throws IOException {
    List<ObjectNode> items =
        services.values().stream().map(s -> s.object).filter(o -> selected(o, query)).toList();
    ObjectNode list =
        (ObjectNode)
            Json.yaml().readTree("{kind: ServiceList, apiVersion: G/v1}".replace("G", GROUP));
    list.putObject("metadata").put("resourceVersion", "" + version);
    return list.set("items", Json.mapper().valueToTree(items));
  }

  private static boolean selected(ObjectNode object, String query) {
    String name = object.at("/metadata/name").asText();
    String label = object.at("/metadata/labels/hookbench-provider").asText();
    return query.contains("metadata.name=" + name)
        || query.contains("hookbench-provider=" + label)
        || query.matches(".*labelSelector=hookbench-provider(&.*)?");
  }

  private static byte[] json(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    services
        .values()
        .forEach(
            service -> {
              try {
                service.hangUp();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}

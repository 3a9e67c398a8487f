// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small server that can misbehave: {@code PORT serve | die-at-start | die-after N | never-ready}.
 */
public final class Victim {
  private Victim() {}

  /** The command line for an experiment file. */
  static String command(String... behaviour) {
    List<String> words = new java.util.ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dsun.net.httpserver.nodelay=true",
            "-cp"));
    words.add(classes());
    words.addAll(List.of(Victim.class.getName(), "{port}"));
    words.addAll(List.of(behaviour));
    return "['" + String.join("', '", words) + "']";
  }

  static String classes() {
    return Victim.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    switch (args[1]) {
      case "serve" -> serve(port, Integer.MAX_VALUE);
      case "die-after" -> serve(port, Integer.parseInt(args[2]));
      case "never-ready" -> Thread.sleep(Long.MAX_VALUE);
      default -> {
        System.err.println("no configuration found");
        System.exit(3);
      }
    }
  }

  private static void serve(int port, int requests) throws Exception {
    byte[] body = "ok".getBytes(StandardCharsets.US_ASCII);
    AtomicInteger answered = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          if (answered.incrementAndGet() > requests) {
            System.out.println("out of requests");
            Runtime.getRuntime().halt(7);
          }
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}

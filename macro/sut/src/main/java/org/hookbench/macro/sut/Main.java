// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts one application: {@code hello} (the default), {@code image}, {@code chain}, {@code crop}
 * or {@code spin}. It listens on SERVER_ADDRESS (default 127.0.0.1) and SERVER_PORT (default 8080).
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class Main {
  static final Map<String, Class<?>> APPS =
      new TreeMap<>(
          Map.of(
              "hello", Hello.class,
              "image", Image.class,
              "chain", Chain.class,
              "crop", Crop.class,
              "spin", Spin.class));

  /** A chain that calls itself holds a thread for each of its functions. */
  private static final int THREADS = 2_000;

  public static void main(String[] args) {
    String app = args.length == 0 ? "hello" : args[0];
    if (!APPS.containsKey(app)) {
      System.err.println("hookbench-sut: '" + app + "' is unknown; use one of " + APPS.keySet());
      System.exit(2);
    }
    start(app);
  }

  static ConfigurableApplicationContext start(String app, String... properties) {
    SpringApplication application = new SpringApplication(Main.class, APPS.get(app));
    application.setHeadless(true);
    application.setDefaultProperties(
        app.equals("chain") ? Map.of("server.tomcat.threads.max", THREADS) : Map.of());
    return application.run(properties);
  }
}

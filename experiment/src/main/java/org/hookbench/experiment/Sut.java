package org.hookbench.experiment;

import java.util.List;
import java.util.Map;

/**
 * The system under test: exactly one of a built-in {@code app}, a {@code command} or an {@code
 * image}.
 *
 * @param app built-in: hello, image or spin
 * @param command program and arguments; {@code {port}} stands for the port it shall listen on
 * @param image container image
 * @param port port it listens on; null: a free one is chosen and passed as SERVER_PORT and in place
 *     of {port}
 * @param ready path that answers 200 when it is ready; null: the port accepts
 * @param urls for environment endpoints: one URL per arm
 */
public record Sut(
    String app,
    List<String> command,
    String image,
    Integer port,
    String ready,
    Map<String, String> environment,
    List<String> mounts,
    Limits limits,
    List<String> urls) {
  private static final List<String> APPS = List.of("hello", "image", "spin");

  public Sut {
    command = Require.orElse(command, List.of());
    environment = Require.orElse(environment, Map.of());
    mounts = Require.orElse(mounts, List.of());
    urls = Require.orElse(urls, List.of());
    limits = Require.orElse(limits, Limits.NONE);
    boolean named = app != null;
    int ways = (named ? 1 : 0) + (image != null && !named ? 1 : 0);
    Require.that(
        ways + (command.isEmpty() ? 0 : 1) + (urls.isEmpty() ? 0 : 1) >= 1,
        "sut: nothing to run; give app (hello, image, spin), command: [...], image: NAME or urls: [...]");
    Require.that(
        !named || command.isEmpty(), "sut: app and command are both given; keep one of them");
    Require.that(
        !named || APPS.contains(app), "sut.app: '" + app + "' is unknown; use one of " + APPS);
    Require.that(
        port == null || port >= 1 && port <= 65535, "sut.port: " + port + " must be 1 to 65535");
  }

  /** A built-in application with defaults. */
  public static Sut app(String app) {
    return new Sut(app, null, null, null, null, null, null, null, null);
  }

  /** Short name for files and tables. */
  public String label() {
    String text =
        app != null ? app : image != null ? image : command.isEmpty() ? "endpoint" : command.get(0);
    return text.replaceFirst("^.*/", "").replaceAll("[^A-Za-z0-9._-]", "_");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/** The system under test: one of a built-in app, a command, an image, URLs, or a workload. */
public sealed interface Sut permits Sut.Deployed, Sut.Endpoints {
  /** Short name for files and tables. */
  String label();

  /** Whether it answers requests; else it ends by itself. */
  default boolean isServer() {
    return !(this instanceof Workload);
  }

  /** Whether arms may name images of their own. */
  default boolean isImage() {
    return this instanceof Image || this instanceof Workload w && w.image() != null;
  }

  /** One that hookbench starts for each trial. */
  sealed interface Deployed extends Sut permits App, Command, Image, Workload {
    Service service();

    /** Image that it is in; null: none of the user's. */
    default String image() {
      return null;
    }

    /** Program and arguments, or arguments of the image; empty: its own. */
    default List<String> command() {
      return List.of();
    }

    /** Port it listens on; null: a free one is chosen. */
    default Integer port() {
      return service().port();
    }

    /** Path that answers 200 when it is ready; null: the port accepts. */
    default String ready() {
      return service().ready();
    }

    /** Environment variables. */
    default Map<String, String> env() {
      return service().env();
    }

    /** Folders for its container. */
    default List<String> mounts() {
      return service().mounts();
    }

    /** Copies that share the connections of an arm. */
    default int replicas() {
      return Require.orElse(service().replicas(), 1);
    }

    /** How Kubernetes changes their number; null: it does not. */
    default Autoscale autoscale() {
      return service().autoscale();
    }

    /** Whether one that ends is started again. */
    default boolean restarts() {
      return Boolean.TRUE.equals(service().restart());
    }

    /** What each of them may use. */
    default Limits limits() {
      return service().limits();
    }
  }

  /** A built-in application with defaults. */
  static App app(String app) {
    return new App(app, Service.DEFAULT);
  }

  /** A built-in application. */
  record App(
      @JsonPropertyDescription("Built-in system under test: chain, crop, hello, image or spin.")
          String app,
      @JsonUnwrapped Service service)
      implements Deployed {
    private static final List<String> APPS = List.of("chain", "crop", "hello", "image", "spin");

    public App {
      Require.that(
          APPS.contains(app),
          "sut.app: %s is unknown; did you mean '%s'? use one of %s"
              .formatted(Quoted.of(app), Nearest.to(app, APPS), APPS));
    }

    @Override
    public String ready() {
      return service.ready() == null ? "/" : service.ready();
    }

    @Override
    public String label() {
      return app;
    }
  }

  /** A program of this machine. */
  record Command(
      @JsonPropertyDescription(
              "Program and arguments, or arguments of image; {port} stands for the port that it"
                  + " must listen on.")
          List<String> command,
      @JsonUnwrapped Service service)
      implements Deployed {
    public Command {
      Require.that(
          !command.isEmpty() && !command.get(0).isBlank(),
          "sut.command: empty; give a program and its arguments, as in [nginx, -g, daemon off;]");
    }

    @Override
    public String label() {
      return plain(command.get(0));
    }
  }

  /** A program in a container image. */
  record Image(
      @JsonPropertyDescription("Container image of the system under test.") String image,
      @JsonPropertyDescription(
              "Program and arguments, or arguments of image; {port} stands for the port that it"
                  + " must listen on.")
          List<String> command,
      @JsonUnwrapped Service service)
      implements Deployed {
    public Image {
      command = Require.orElse(command, List.of());
      Require.that(!image.isBlank(), "sut.image: empty; give a name, as in nginx:1.27");
    }

    @Override
    public String label() {
      return plain(image);
    }
  }

  /** Systems that somebody else runs: one URL per arm, or a pool. */
  record Endpoints(
      @JsonPropertyDescription(
              "URLs of environment endpoints in the order of the arms: one for each, or the same"
                  + " number for each, whose connections take turns among them.")
          List<String> urls,
      @JsonPropertyDescription(
              "Path that answers 200 when it is ready (default: /; for your own program: none,"
                  + " an open port is enough).")
          String ready)
      implements Sut {
    public Endpoints {
      Require.that(
          !urls.isEmpty(), "sut.urls: empty; give one URL for each arm, as in [http://host:8080]");
      urls = urls.stream().map(Endpoints::checked).toList();
      Require.path("sut.ready", ready);
    }

    private static String checked(String url) {
      try {
        URI uri = URI.create(url);
        boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (known && uri.getHost() != null) {
          Require.port(
              "sut.urls: port of " + Quoted.of(url), uri.getPort() < 0 ? null : uri.getPort());
          return url.replaceFirst("/$", "");
        }
      } catch (IllegalArgumentException e) {
        throw new UserError("sut.urls: " + Quoted.of(url) + " is not a URL", e);
      }
      throw UserError.of(
          "sut.urls: %s must be like http://host:8080 or https://host:8443", Quoted.of(url));
    }

    @Override
    public String label() {
      return "endpoint";
    }
  }

  private static String plain(String text) {
    return Names.label(text.replaceFirst("^.*/", ""));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of our own on a free port, with nothing in it; gone when closed. */
final class PostgresCluster implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final int LIMIT_SECONDS = 60;

  private final Path programs;
  private final Path folder;
  private final int port;

  private PostgresCluster(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  static PostgresCluster start() throws IOException, InterruptedException {
    Path programs = newest();
    Path folder = Path.of(run("mktemp", "-d", "/tmp/hookbench-postgres-XXXXXX").strip());
    PostgresCluster cluster = new PostgresCluster(programs, folder, freePort());
    cluster.begin();
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Path newest() throws IOException {
    boolean installed = Files.isDirectory(VERSIONS);
    assumeTrue(installed, "PostgreSQL is not installed (scripts/setup-debian does)");
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
    }
  }

  private void begin() throws IOException, InterruptedException {
    program("initdb", "-D", data(), "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
    String options =
        "-c listen_addresses=127.0.0.1 -c fsync=off -p " + port + " -k " + folder.toAbsolutePath();
    program("pg_ctl", "-D", data(), "-w", "-l", folder + "/log", "-o", options, "start");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** For JDBC. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + user();
  }

  private static String user() {
    String self = System.getProperty("user.name");
    return self.equals("root") ? "postgres" : self;
  }

  private void program(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(programs.resolve(name).toString()));
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  /** The server refuses to run as root. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (user().equals("postgres")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("postgres", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/tmp").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(command.toString()).isTrue();
    String text = Files.readString(output);
    Files.delete(output);
    assertThat(process.exitValue()).as(command + "\n" + text).isZero();
    return text;
  }

  @Override
  public void close() throws IOException {
    try {
      program("pg_ctl", "-D", data(), "-m", "immediate", "stop");
      run("rm", "-rf", folder.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

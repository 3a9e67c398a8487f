// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.json.Json;

/**
 * What providers have deployed: one file for each deployment, written before the provider is asked
 * for it and deleted after it has removed it. The run that deploys holds a lock on the file, which
 * ends with its process however that ends; a file without a lock is of a run that is gone.
 */
record Journal(Path folder) {
  private static final String SUFFIX = ".json";

  /** A process loses its lock when it closes any channel of the file, so it opens no second one. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Of this user. */
  static Journal ofUser() {
    String given = System.getenv("XDG_STATE_HOME");
    Path state =
        given == null || given.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(given);
    return new Journal(state.resolve("hookbench").resolve("deployments"));
  }

  /** What a file says. */
  private record Text(Provider provider, String name) {}

  /** A deployment whose file this process holds. */
  record Entry(Path file, FileChannel channel, Provider provider, String name) {

    /** Has its provider remove it; if that fails, it stays noted. */
    void remove() {
      provider.remove(name);
      Io.run(() -> Files.deleteIfExists(file));
      release();
    }

    /** Leaves it to another run. */
    void release() {
      HELD.remove(file);
      Io.run(channel::close);
    }
  }

  /** Notes what is about to be deployed; on return it is on the disk. */
  Entry write(Provider provider, String name) {
    Path file = folder.resolve(name + SUFFIX);
    Path unfinished = folder.resolve(name + ".new");
    byte[] text = Json.text(new Text(provider, name)).getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel.lock();
      channel.write(ByteBuffer.wrap(text));
      channel.force(true);
      HELD.add(file);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return new Entry(file, channel, provider, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is left of runs that are gone; each is held until it is removed or released. */
  List<Entry> abandoned() {
    List<Entry> abandoned = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(SUFFIX))
            .sorted()
            .forEach(file -> held(file).ifPresent(abandoned::add));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return abandoned;
  }

  /** The file, if no run holds it. */
  private static Optional<Entry> held(Path file) {
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() != null && Files.exists(file)) {
        Text text =
            Json.mapper().readValue(Channels.newInputStream(channel).readAllBytes(), Text.class);
        return Optional.of(new Entry(file, channel, text.provider, text.name));
      }
      channel.close();
    } catch (IOException e) {
      System.err.println("hookbench: " + file + ": cannot be read; remove what it names by hand");
    }
    HELD.remove(file);
    return Optional.empty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The local ports of the arms of a switch: even ports of arm 0, odd ports of arm 1, from the range
 * that the system has for clients. Each arm walks through its ports, so that a port rests as long
 * as possible before it is used again: the system refuses a port whose last connection to the same
 * server has just ended. It also numbers the connections of each arm. For any thread.
 */
public final class LocalPorts {
  /** Arms that the low bit of a port can tell apart. */
  public static final int ARMS = 2;

  private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
  private static final int DEFAULT_LOW = 32_768;
  private static final int DEFAULT_HIGH = 60_999;

  private final int low;
  private final int count;
  private final int[] next = new int[ARMS];
  private final int[] connections = new int[ARMS];
  private final Consumer<String> onExhausted;

  /**
   * Takes the ports from {@code low} to {@code high}.
   *
   * @param onExhausted gets a message when an arm has no port left
   */
  LocalPorts(int low, int high, Consumer<String> onExhausted) {
    this.low = low + low % ARMS;
    this.count = (high + 1 - this.low) / ARMS;
    if (count < 1) {
      throw new IllegalArgumentException("from " + low + " to " + high + " is no pair of ports");
    }
    this.onExhausted = onExhausted;
    int start = new SplittableRandom().nextInt(count);
    next[0] = start;
    next[1] = start;
  }

  /** Takes the range of the system, or that of a usual Linux if the system shows none. */
  public static LocalPorts ofSystem(Consumer<String> onExhausted) {
    return of(RANGE, onExhausted);
  }

  /** Takes the range that a file has, as the system shows it. */
  public static LocalPorts of(Path rangeFile, Consumer<String> onExhausted) {
    try {
      String[] range = Files.readString(rangeFile).strip().split("\\s+");
      return new LocalPorts(Integer.parseInt(range[0]), Integer.parseInt(range[1]), onExhausted);
    } catch (IOException | RuntimeException e) {
      return new LocalPorts(DEFAULT_LOW, DEFAULT_HIGH, onExhausted);
    }
  }

  /** Returns the number of the next connection of an arm. */
  synchronized int nextConnection(int arm) {
    return connections[arm]++;
  }

  private synchronized int nextPort(int arm) {
    int port = low + ARMS * next[arm] + arm;
    next[arm] = (next[arm] + 1) % count;
    return port;
  }

  /** Begins to connect from a port of an arm; the channel may be connected at once. */
  SocketChannel connect(int arm, InetSocketAddress address) throws IOException {
    BindException last = null;
    for (int tries = 0; tries < count; tries++) {
      SocketChannel channel = open();
      try {
        channel.bind(new InetSocketAddress(nextPort(arm)));
        channel.connect(address);
        return channel;
      } catch (BindException e) {
        last = e;
        channel.close();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
    String message = exhausted(arm, last.getMessage());
    onExhausted.accept(message);
    throw new IOException(message, last);
  }

  /** Opens a socket that may have a port whose last connection, to anybody, has just ended. */
  private static SocketChannel open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
  }

  /** Returns what to say when an arm has no port left. */
  public String exhausted(int arm, String why) {
    return String.format(
        "no %s local port from %d to %d is free (%s); use fewer connections, renew them less"
            + " often, or widen net.ipv4.ip_local_port_range",
        arm == 0 ? "even" : "odd", low + arm, low + ARMS * (count - 1) + arm, why);
  }

  /** Returns the first port of arm 0; that of arm 1 is the next one. */
  public int low() {
    return low;
  }

  /** Returns how many ports each arm has. */
  public int count() {
    return count;
  }

  @Override
  public String toString() {
    return "ports " + low + " to " + (low + ARMS * count - 1);
  }
}

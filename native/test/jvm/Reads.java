// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads in one way, or does nothing: Reads WAY TIMES. Each call reads one byte; accept accepts.
 * Prints the time from the property began, in ns since 1970, to main in ms, and the median over
 * slices of the time of one call in ns.
 */
public final class Reads {
  private static final InetSocketAddress HERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final int SLICE = 5_000;
  private static final byte[] ONE = new byte[1];

  private interface Way {
    long read() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Instant now = Instant.now();
    long began = Long.getLong("began", 0);
    System.out.println("start " + (now.getEpochSecond() * 1e9 + now.getNano() - began) / 1e6);
    int times = Integer.parseInt(args[1]);
    File zero = new File("/dev/zero");
    switch (args[0]) {
      case "stream" -> {
        try (InputStream in = new FileInputStream(zero)) {
          repeat(times, () -> in.read(ONE));
        }
      }
      case "byte" -> {
        try (InputStream in = new FileInputStream(zero)) {
          repeat(times, () -> in.read() + 1);
        }
      }
      case "end" -> {
        try (InputStream in = new FileInputStream("/dev/null")) {
          repeat(times, () -> -in.read(ONE));
        }
      }
      case "fails" -> repeat(times, Reads::readsFailing);
      case "random" -> {
        try (RandomAccessFile in = new RandomAccessFile(zero, "r")) {
          repeat(times, () -> in.read(ONE));
        }
      }
      case "whole" -> whole(times);
      case "channel", "at", "mapped", "sent" -> file(args[0], times);
      case "socket", "scatter", "again" -> channel(args[0], times);
      case "plain" -> plain(times);
      case "accept" -> accept(times);
      case "datagram" -> datagram(times);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void repeat(int times, Way way) throws Exception {
    double[] slices = new double[Math.max(1, times / SLICE)];
    for (int slice = 0; slice < slices.length; slice++) {
      int size = times / slices.length + (slice < times % slices.length ? 1 : 0);
      long began = System.nanoTime();
      for (int i = 0; i < size; i++) {
        if (way.read() != 1) {
          throw new IOException("not one byte");
        }
      }
      slices[slice] = (System.nanoTime() - began) / (double) size;
    }
    Arrays.sort(slices);
    System.out.println("call " + slices[slices.length / 2]);
  }

  private static int readsFailing() throws IOException {
    try (FileInputStream in = new FileInputStream(Path.of("/proc/self/mem").toFile())) {
      return in.read(ONE); // address 0: EIO
    } catch (IOException expected) {
      return 1;
    }
  }

  private static void whole(int times) throws Exception {
    Path path = Files.createTempFile("reads", "");
    try {
      Files.write(path, ONE);
      repeat(times, () -> Files.readAllBytes(path).length);
    } finally {
      Files.delete(path);
    }
  }

  private static void file(String way, int times) throws Exception {
    Path path = Files.createTempFile("reads", "");
    Files.write(path, new byte[times + 1]);
    try (FileChannel in = FileChannel.open(path);
        FileChannel out = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocateDirect(1);
      ByteBuffer all = in.map(FileChannel.MapMode.READ_ONLY, 0, times + 1);
      repeat(
          times,
          switch (way) {
            case "channel" -> () -> in.read(one.clear());
            case "at" -> () -> in.read(one.clear(), 0);
            case "sent" -> () -> in.transferTo(0, 1, out);
            default -> () -> 1 + all.get();
          });
    } finally {
      Files.delete(path);
    }
  }

  private static void channel(String way, int times) throws Exception {
    try (ServerSocket server = new ServerSocket()) {
      server.bind(HERE);
      try (SocketChannel in = SocketChannel.open(server.getLocalSocketAddress());
          Socket out = server.accept()) {
        out.getOutputStream().write(new byte[way.equals("again") ? 1 : 2 * times + 2]);
        ByteBuffer[] two = {ByteBuffer.allocateDirect(1), ByteBuffer.allocateDirect(1)};
        if (way.equals("again")) {
          in.read(two[0]);
          in.configureBlocking(false);
        }
        repeat(
            times,
            switch (way) {
              case "socket" -> () -> in.read(two[0].clear());
              case "again" -> () -> 1 + in.read(two[0].clear());
              default -> () -> in.read(new ByteBuffer[] {two[0].clear(), two[1].clear()}) - 1;
            });
      }
    }
  }

  private static void plain(int times) throws Exception {
    try (ServerSocket server = new ServerSocket()) {
      server.bind(HERE);
      try (Socket in = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket out = server.accept()) {
        out.getOutputStream().write(new byte[times + 1]);
        repeat(times, () -> in.getInputStream().read(ONE));
      }
    }
  }

  private static void accept(int times) throws Exception {
    List<Socket> open = new ArrayList<>();
    try (ServerSocket server = new ServerSocket()) {
      server.bind(HERE);
      for (int i = 0; i < times; i++) {
        open.add(new Socket(server.getInetAddress(), server.getLocalPort()));
        server.accept().close();
        open.remove(0).close();
      }
    }
  }

  private static void datagram(int times) throws Exception {
    try (DatagramChannel in = DatagramChannel.open().bind(HERE)) {
      ByteBuffer one = ByteBuffer.allocateDirect(1);
      repeat(
          times,
          () -> {
            in.send(one.clear(), in.getLocalAddress());
            return in.receive(one.clear()) == null ? 0 : one.position();
          });
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A JVM under a hook: its servers answer, blocked requests end as resets, a socket closed by another thread wakes. */
public final class Victim {
  private static final boolean DETECTS = System.getenv("VICTIM_DETECTS") != null;
  private static final boolean SPLITS = System.getenv("VICTIM_SPLITS") != null;

  public static void main(String[] args) throws Exception {
    httpServer();
    scatteringChannel();
    closedByAnotherThread();
    System.out.println("ok");
  }

  private static void httpServer() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("ok".getBytes());
      exchange.close();
    });
    server.start();
    int port = server.getAddress().getPort();
    for (int i = 0; i < 100; i++) {
      check(isAnswered(port, "GET /hello HTTP/1.1\r\nHost: here\r\n\r\n"), "an ordinary request is answered");
    }
    check(isAnswered(port, "GET /wp-admin HTTP/1.1\r\nHost: here\r\n\r\n") != DETECTS, "the word is blocked");
    if (SPLITS || !DETECTS) {
      check(isAnswered(port, "GET /wp-ad", "min HTTP/1.1\r\nHost: here\r\n\r\n") != DETECTS, "split, it is blocked too");
    }
    check(isAnswered(port, "GET /hello HTTP/1.1\r\nHost: here\r\n\r\n"), "the server goes on");
    server.stop(0);
  }

  private static boolean isAnswered(int port, String... parts) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      for (String part : parts) {
        socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(parts.length > 1 ? 50 : 0);
      }
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (SocketException reset) {
      return false;
    }
  }

  private static void scatteringChannel() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress()); SocketChannel accepted = server.accept()) {
        client.write(ByteBuffer.wrap("GET /wp-admin".getBytes()));
        ByteBuffer[] parts = {ByteBuffer.allocate(8), ByteBuffer.allocate(8)};
        check(accepted.read(parts) == 13 != (DETECTS && SPLITS), "scattered over buffers");
      } catch (IOException blocked) {
        check(DETECTS, "no reset but for the word: " + blocked);
      }
    }
  }

  private static void closedByAnotherThread() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 20; i++) {
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept();
        InputStream in = accepted.getInputStream();
        CountDownLatch woken = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
          try {
            in.read();
          } catch (IOException closed) {
            woken.countDown();
          }
        });
        reader.start();
        Thread.sleep(5);
        accepted.close();
        reader.join(60_000);
        check(woken.getCount() == 0, "the reader of a closed socket wakes");
        client.close();
      }
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      System.err.println("not so: " + what);
      System.exit(1);
    }
  }
}

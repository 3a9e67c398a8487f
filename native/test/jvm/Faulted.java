// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A short JVM for the fault injector: accepts, reads, closes from another thread, starts a child,
 * prints what it saw.
 */
public final class Faulted {
  private static final byte[] REQUEST = "GET /wp-admin HTTP/1.1\r\n\r\n".getBytes();

  public static void main(String[] args) throws Exception {
    readsFromSocket();
    Process child = new ProcessBuilder("cat").start();
    readsFromChannel();
    child.getOutputStream().write(REQUEST);
    child.getOutputStream().close();
    System.out.println(
        "child: "
            + new String(child.getInputStream().readAllBytes()).trim()
            + ", "
            + child.waitFor());
    closedByAnotherThread();
    readsFromSocket();
  }

  private static void readsFromSocket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      for (int i = 0; i < 3; i++) {
        client.getOutputStream().write(REQUEST);
        System.out.println(
            "read: " + new String(accepted.getInputStream().readNBytes(REQUEST.length)).trim());
      }
    }
  }

  private static void readsFromChannel() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
          SocketChannel accepted = server.accept()) {
        client.write(ByteBuffer.wrap(REQUEST));
        System.out.println(
            "channel: "
                + accepted.read(
                    new ByteBuffer[] {ByteBuffer.allocate(8), ByteBuffer.allocate(32)}));
      }
    }
  }

  private static void closedByAnotherThread() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      Socket accepted = server.accept();
      InputStream in = accepted.getInputStream();
      Thread reader =
          new Thread(
              () -> {
                try {
                  in.read();
                } catch (IOException closed) {
                  System.out.println("closed");
                }
              });
      reader.start();
      Thread.sleep(20);
      accepted.close();
      reader.join();
    }
  }
}

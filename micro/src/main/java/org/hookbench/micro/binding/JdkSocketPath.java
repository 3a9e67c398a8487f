// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.micro.point.Target;

/** A blocking {@link SocketChannel} that the JDK's own server socket accepted. */
final class JdkSocketPath implements ReadPath {
  private final SocketChannel peer;
  private final SocketChannel accepted;
  private final ByteBuffer payload;
  private final ByteBuffer buffer;

  JdkSocketPath(Target target, int size) throws IOException {
    StandardProtocolFamily family =
        switch (target) {
          case UNIX -> StandardProtocolFamily.UNIX;
          case TCP4 -> StandardProtocolFamily.INET;
          default -> StandardProtocolFamily.INET6;
        };
    try (ServerSocketChannel server = ServerSocketChannel.open(family)) {
      server.bind(address(family));
      this.peer = SocketChannel.open(server.getLocalAddress());
      this.accepted = server.accept();
      if (server.getLocalAddress() instanceof UnixDomainSocketAddress unix) {
        Files.deleteIfExists(unix.getPath());
      } else {
        peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
    }
    this.payload = ByteBuffer.allocateDirect(size);
    this.buffer = ByteBuffer.allocateDirect(size);
  }

  private static SocketAddress address(StandardProtocolFamily family) throws IOException {
    if (family == StandardProtocolFamily.UNIX) {
      Path file = Files.createTempFile("hookbench-", ".socket");
      Files.delete(file);
      return UnixDomainSocketAddress.of(file);
    }
    String loopback = family == StandardProtocolFamily.INET ? "127.0.0.1" : "::1";
    return new InetSocketAddress(InetAddress.getByName(loopback), 0);
  }

  @Override
  public int read() throws IOException {
    payload.clear();
    peer.write(payload);
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (accepted.read(buffer) < 0) {
        throw new IOException("the peer closed the connection");
      }
    }
    return buffer.position();
  }

  @Override
  public long address() {
    return Symbols.global("read");
  }

  @Override
  public void close() throws IOException {
    accepted.close();
    peer.close();
  }
}

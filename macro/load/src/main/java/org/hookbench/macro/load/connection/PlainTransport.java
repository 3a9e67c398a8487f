// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Bytes as they are. */
final class PlainTransport implements Transport {
  private SocketChannel channel;

  @Override
  public void open(SocketChannel connected) {
    channel = connected;
  }

  @Override
  public boolean secure() {
    return true;
  }

  @Override
  public void prepare(ByteBuffer request) {}

  @Override
  public void write(ByteBuffer request) throws IOException {
    channel.write(request);
  }

  @Override
  public boolean pending() {
    return false;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public boolean ended() {
    return false;
  }

  @Override
  public void close() {}

  @Override
  public String protocol() {
    return "";
  }
}

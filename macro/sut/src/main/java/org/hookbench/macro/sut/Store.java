// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a chain asks of redis, in its protocol (RESP 2), with a connection for each command. */
record Store(String host, int port) {
  private static final int PATIENCE_MS = 60_000;

  /** Reads {@code host:port}. */
  static Store at(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "HOOKBENCH_STORE: '" + address + "' must be like 127.0.0.1:6379");
    }
    return new Store(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }

  void put(String key, byte[] value) throws IOException {
    command(ascii("SET"), ascii(key), value, ascii("EX"), ascii("60"));
  }

  /** Takes the value out. */
  byte[] take(String key) throws IOException {
    return command(ascii("GETDEL"), ascii(key));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] command(byte[]... words) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      out.write(ascii("*" + words.length + "\r\n"));
      for (byte[] word : words) {
        out.write(ascii("$" + word.length + "\r\n"));
        out.write(word);
        out.write(ascii("\r\n"));
      }
      return answer(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
    }
  }

  private byte[] answer(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\r'; c = in.readUnsignedByte()) {
      head.append((char) c);
    }
    in.readUnsignedByte();
    if (head.charAt(0) == '+') {
      return new byte[0];
    }
    if (head.charAt(0) != '$' || head.toString().equals("$-1")) {
      throw new IOException("the store at " + host + ":" + port + " answers " + head);
    }
    byte[] value = new byte[Integer.parseInt(head.substring(1))];
    in.readFully(value);
    return value;
  }
}

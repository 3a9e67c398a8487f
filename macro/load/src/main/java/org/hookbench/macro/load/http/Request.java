package org.hookbench.macro.load.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import org.hookbench.experiment.Load;

/** One request, as the bytes that are sent. */
public record Request(String method, ByteBuffer bytes) {

  /** The request that {@code load} asks for, to {@code target}. */
  public static Request of(Load load, Target target) {
    byte[] body = load.body() == null ? new byte[0] : load.body().getBytes(UTF_8);
    byte[] head = head(load, target, body.length).getBytes(ISO_8859_1);
    ByteBuffer bytes = ByteBuffer.allocateDirect(head.length + body.length);
    return new Request(load.method(), bytes.put(head).put(body).flip());
  }

  private static String head(Load load, Target target, int bodyBytes) {
    StringBuilder head = new StringBuilder(load.method());
    head.append(' ').append(target.pathOr(load.path())).append(" HTTP/1.1\r\n");
    if (!has(load.headers(), "Host")) {
      line(head, "Host", target.host());
    }
    load.headers().forEach((name, value) -> line(head, name, value));
    if (!load.keepAlive() && !has(load.headers(), "Connection")) {
      line(head, "Connection", "close");
    }
    if (load.body() != null && !has(load.headers(), "Content-Length")) {
      line(head, "Content-Length", Integer.toString(bodyBytes));
    }
    return head.append("\r\n").toString();
  }

  private static boolean has(Map<String, String> headers, String name) {
    return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  /** The bytes again, to be read independently of others. */
  public ByteBuffer view() {
    return bytes.duplicate();
  }

  /** Whether the response has no body whatever its head says. */
  public boolean responseHasNoBody() {
    return method.equals("HEAD");
  }
}

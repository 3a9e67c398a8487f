// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Requests;
import org.hookbench.experiment.console.UserError;

/**
 * One kind of request, as the bytes that are sent.
 *
 * @param weight how often it is chosen
 * @param responseHasNoBody whatever the head of the response says
 */
public record EncodedRequest(ByteBuffer bytes, int weight, boolean responseHasNoBody) {

  private static final int DELETE = 0x7f;

  /** The one kind of request of a load without a mix. */
  public static EncodedRequest of(Load.Http load, HttpTarget target) {
    Requests asked = load.request();
    String path = target.pathOr(asked.path());
    return of(
        load,
        target,
        new Requests.Kind(1, asked.method(), path, asked.headers(), null),
        body(asked));
  }

  /** One kind of a mix. */
  static EncodedRequest of(Load.Http load, HttpTarget target, Requests.Kind kind) {
    return of(load, target, kind, kind.body() == null ? null : kind.body().getBytes(UTF_8));
  }

  private static byte[] body(Requests asked) {
    if (asked.bodyBytes() == null) {
      return asked.body() == null ? null : asked.body().getBytes(UTF_8);
    }
    byte[] generated = new byte[asked.bodyBytes()];
    Arrays.fill(generated, (byte) 'x');
    return generated;
  }

  private static EncodedRequest of(
      Load.Http load, HttpTarget target, Requests.Kind kind, byte[] body) {
    byte[] head = head(load, target, kind, body).getBytes(ISO_8859_1);
    ByteBuffer bytes = ByteBuffer.allocateDirect(head.length + (body == null ? 0 : body.length));
    bytes.put(head);
    if (body != null) {
      bytes.put(body);
    }
    return new EncodedRequest(bytes.flip(), kind.weight(), kind.method().equals("HEAD"));
  }

  private static String head(Load.Http load, HttpTarget target, Requests.Kind kind, byte[] body) {
    requireToken("method", kind.method());
    requireToken("path", kind.path());
    kind.headers().forEach(EncodedRequest::requireHeader);
    Map<String, String> headers = new LinkedHashMap<>();
    put(headers, "Host", target.host());
    ClientHeaders.of(load.request().client()).forEach((name, value) -> put(headers, name, value));
    if (!load.clients().keepAlive()) {
      put(headers, "Connection", "close");
    }
    if (body != null) {
      put(headers, "Content-Length", Integer.toString(body.length));
    }
    kind.headers().forEach((name, value) -> put(headers, name, value));
    StringBuilder head = new StringBuilder(kind.method());
    head.append(' ').append(kind.path()).append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static void requireToken(String what, String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c == DELETE)) {
      throw UserError.of(
          "load.%s: is empty or has a space or control character; encode it as in %%20", what);
    }
  }

  /** The value may be secret, so the message does not repeat it. */
  private static void requireHeader(String name, String value) {
    boolean badName = !name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    if (badName || value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == DELETE)) {
      throw UserError.of(
          "load.headers: %s: a name is letters, digits and dashes, and a value has no line end",
          name.replaceAll("\\p{Cntrl}", "?"));
    }
  }

  /** Puts a header in place of one whose name differs by case only. */
  private static void put(Map<String, String> headers, String name, String value) {
    String known =
        headers.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    headers.put(known, value);
  }
}

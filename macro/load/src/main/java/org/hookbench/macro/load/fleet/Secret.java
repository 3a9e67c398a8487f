// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hookbench.experiment.console.UserError;

/**
 * A secret that a coordinator and its agents share. It never goes over the network: the agent sends
 * random bytes, and the coordinator answers with their HMAC-SHA-256 (RFC 2104) under the secret.
 */
public final class Secret {
  /** Environment variable that has the secret if no file does. */
  public static final String VARIABLE = "HOOKBENCH_AGENT_SECRET";

  /** No secret: everybody who reaches the agent is a coordinator. */
  public static final Secret NONE = new Secret("");

  static final int PROOF_BYTES = 32;
  private static final int SHORTEST = 16;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String WITHOUT_SECRET = "no secret";

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** Reads the secret from a file, or from the environment if {@code file} is null. */
  public static Secret read(Path file, Map<String, String> environment) {
    String variable = environment.get(VARIABLE);
    if (file == null && variable == null) {
      return NONE;
    }
    String source = file == null ? VARIABLE : "--secret-file: " + file;
    String text = (file == null ? variable : content(file)).strip();
    if (text.length() < SHORTEST) {
      throw UserError.of(
          "%s: the secret has %s characters; give at least %s, as from: openssl rand -hex 16",
          source, text.length(), SHORTEST);
    }
    return new Secret(text);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError("--secret-file: " + file + ": cannot be read (" + e + ")", e);
    }
  }

  boolean isGiven() {
    return !text.isEmpty();
  }

  /** Answers the random bytes of an agent. */
  byte[] proof(byte[] nonce) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      byte[] key = (isGiven() ? text : WITHOUT_SECRET).getBytes(UTF_8);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
    }
  }

  /** Returns whether {@code proof} comes from somebody who has the secret; in constant time. */
  boolean accepts(byte[] nonce, byte[] proof) {
    return !isGiven() || MessageDigest.isEqual(proof(nonce), proof);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from one function to the next.
 *
 * @param next address of the next function; empty: the server itself
 * @param store null: there is none
 */
record Hop(String next, Store store, HttpClient client) {
  /** Processes with the same id share the monotonic clock. */
  static final String CLOCK = clock();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * To these addresses.
   *
   * @param store empty: there is none
   */
  static Hop to(String next, String store) {
    return new Hop(
        next,
        store.isEmpty() ? null : Store.at(store),
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build());
  }

  private static String clock() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException none) {
      return UUID.randomUUID().toString();
    }
  }

  /**
   * What a function answers: on its clock, when it had the payload and when it answers.
   *
   * @param hash of the payload as it was received
   * @param furtherNs times of the hops behind it
   */
  record Receipt(
      String clock, long receivedNs, long answeredNs, String hash, List<Long> furtherNs) {
    private static final int FIXED = 4;

    String text() {
      return Stream.concat(Stream.of(clock, receivedNs, answeredNs, hash), furtherNs.stream())
          .map(String::valueOf)
          .collect(Collectors.joining(" "));
    }

    static Receipt of(String text) throws IOException {
      String[] words = text.split(" ");
      try {
        return new Receipt(
            words[0],
            Long.parseLong(words[1]),
            Long.parseLong(words[2]),
            words[FIXED - 1],
            Arrays.stream(words).skip(FIXED).map(Long::valueOf).toList());
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new IOException("the next function of the chain answers no receipt", e);
      }
    }

    /**
     * Time of the hop to it. Without a common clock, the time of the answer's way back is in it.
     */
    long hopNs(long sentNs, long answerNs) {
      return clock.equals(CLOCK)
          ? receivedNs - sentNs
          : answerNs - sentNs - (answeredNs - receivedNs);
    }
  }

  /**
   * Sends a payload to the next function, which has it go on.
   *
   * @param hops that are left behind this one
   * @return times of this hop and those behind it
   */
  List<Long> send(byte[] payload, int hops, boolean stored, String self)
      throws IOException, InterruptedException {
    String expected = hash(payload);
    String target = (next.isEmpty() ? self : next) + "/hop?hops=" + hops;
    BodyPublisher body = BodyPublishers.ofByteArray(payload);
    long sentNs = System.nanoTime();
    if (stored) {
      String key = UUID.randomUUID().toString();
      requireStore().put(key, payload);
      target += "&key=" + key;
      body = BodyPublishers.noBody();
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target))
            .timeout(PATIENCE)
            .header("Content-Type", "application/octet-stream")
            .POST(body)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    long answerNs = System.nanoTime();
    if (answer.statusCode() != 200) {
      throw new IOException(
          "the next function of the chain answers " + answer.statusCode() + ": " + answer.body());
    }
    Receipt receipt = Receipt.of(answer.body());
    if (!receipt.hash.equals(expected)) {
      throw new IOException("the payload of a hop arrived changed: its hash is " + receipt.hash);
    }
    List<Long> times = new ArrayList<>(List.of(receipt.hopNs(sentNs, answerNs)));
    times.addAll(receipt.furtherNs);
    return times;
  }

  byte[] take(String key) throws IOException {
    return requireStore().take(key);
  }

  private Store requireStore() throws IOException {
    if (store == null) {
      throw new IOException("via=store needs redis; give its address in HOOKBENCH_STORE=host:port");
    }
    return store;
  }

  static String hash(byte[] payload) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

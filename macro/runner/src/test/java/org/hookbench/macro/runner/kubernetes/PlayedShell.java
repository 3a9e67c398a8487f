package org.hookbench.macro.runner.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Plays the commands in the containers: a witness that sees the hook, a load that ends at once. */
final class PlayedShell implements PodShell {
  final List<String> calls = new ArrayList<>();
  final byte[] page;
  String exit = "0\n";

  PlayedShell(byte[] page) {
    this.page = page;
  }

  @Override
  public synchronized Answer run(String pod, String container, List<String> command) {
    calls.add(pod + " " + container + " " + String.join(" ", command));
    return new Answer(0, answer(command), "");
  }

  private byte[] answer(List<String> command) {
    String text = String.join(" ", command);
    if (text.startsWith("/app/witness maps scan")) {
      return bytes("/lib/libc.so\n/opt/hookbench/scan.so\n");
    }
    if (text.startsWith("/app/witness maps")) {
      return bytes("/lib/libc.so\n");
    }
    if (text.startsWith("/app/witness pages /telemetry/scan")) {
      return bytes(Base64.getEncoder().encodeToString(page) + "\n");
    }
    if (text.startsWith("/app/witness usage")) {
      return bytes("== cpu.stat\nusage_usec 5000\nnr_throttled 1\nthrottled_usec 7\n");
    }
    if (text.contains("cat /out/exit")) {
      return bytes(exit);
    }
    if (text.startsWith("ls ")) {
      return bytes("exit\nload.json\nload.log\nsamples.csv.gz\nspec.json\n");
    }
    return text.startsWith("cat ") ? bytes("content of " + command.get(1)) : new byte[0];
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

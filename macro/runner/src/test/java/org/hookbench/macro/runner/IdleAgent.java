// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A Java agent that does nothing; a test packs it into a jar. */
public final class IdleAgent {
  private IdleAgent() {}

  public static void premain(String arguments) {
    System.out.println("idle agent");
  }

  /** Packs it. */
  public static Path jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), name());
    String entry = name().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream compiled = IdleAgent.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      compiled.transferTo(jar);
      jar.closeEntry();
    }
    return file;
  }

  private static String name() {
    return IdleAgent.class.getName();
  }
}

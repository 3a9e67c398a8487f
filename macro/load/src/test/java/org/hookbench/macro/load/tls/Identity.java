// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority, and the key and certificate of a server that it signed; made by keytool. */
final class Identity {
  private static final String PASSWORD = "password";
  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  private final Path folder;
  private final KeyStore store;
  private final Certificate authority;

  private Identity(Path folder, KeyStore store) throws Exception {
    this.folder = folder;
    this.store = store;
    this.authority = store.getCertificate(AUTHORITY);
    store.deleteEntry(AUTHORITY);
  }

  /** For names like {@code ip:127.0.0.1} or {@code dns:localhost}. */
  static Identity of(Path parent, String names, String... options) throws Exception {
    Path folder = Files.createTempDirectory(parent, "identity");
    Path file = folder.resolve("store.p12");
    keytool(file, AUTHORITY, List.of("-ext", "bc:c"));
    List<String> signed = new ArrayList<>(List.of("-ext", "SAN=" + names, "-signer", AUTHORITY));
    signed.addAll(List.of(options));
    keytool(file, SERVER, signed);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Identity(folder, store);
  }

  private static void keytool(Path file, String alias, List<String> options) throws Exception {
    String command =
        "%s/bin/keytool -genkeypair -alias %s -keyalg EC -dname CN=%s -storetype PKCS12 -keystore %s -storepass %s"
            .formatted(System.getProperty("java.home"), alias, alias, file, PASSWORD);
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(options);
    Process keytool = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  /** For a server. */
  SSLContext context() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  Path authority() throws Exception {
    return pem("AUTHORITY", "CERTIFICATE", authority.getEncoded());
  }

  Path certificate() throws Exception {
    return pem("SERVER", "CERTIFICATE", store.getCertificate(SERVER).getEncoded());
  }

  Path key() throws Exception {
    return pem("KEY", "PRIVATE KEY", store.getKey(SERVER, PASSWORD.toCharArray()).getEncoded());
  }

  private Path pem(String name, String what, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String text = "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    return Files.writeString(folder.resolve(name + ".pem"), text);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.console.UserError;

/** Selects the authorities that may sign the certificate of a server. */
final class Authorities {
  private Authorities() {}

  static TrustManager[] of(Trust trust) throws GeneralSecurityException, IOException {
    if (trust.insecure()) {
      return new TrustManager[] {new TrustAll()};
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trust.cacert() == null ? null : store(Path.of(trust.cacert())));
    return factory.getTrustManagers();
  }

  private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int n = 0;
    for (Certificate certificate : certificates(file)) {
      store.setCertificateEntry(String.valueOf(n++), certificate);
    }
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new CertificateException("it is empty");
      }
      return found;
    } catch (IOException e) {
      throw new UserError("load.cacert: " + file + ": cannot be read (" + e + ")", e);
    } catch (CertificateException e) {
      throw UserError.of(
          e,
          "load.cacert: %s: holds no certificate (%s); give a PEM file, -----BEGIN"
              + " CERTIFICATE-----",
          file,
          e.getMessage());
    }
  }
}

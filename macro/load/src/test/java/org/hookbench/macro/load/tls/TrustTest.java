// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.command.LoadCommand;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.measurement.Measurement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrustTest {
  @TempDir static Path folder;
  private static Identity local;

  @TempDir Path directory;

  @BeforeAll
  static void makeIdentity() throws Exception {
    local = Identity.of(folder, "ip:127.0.0.1");
  }

  private void run(String url, Trust trust) throws Exception {
    Load.Http few = Json.yaml().readValue("{requests: 5, warmup: 0}", Load.Http.class);
    Load.Http load = new Load.Closed(few.extent(), null, null, few.clients(), few.request(), trust);
    new Measurement(List.of(HttpTarget.of("none", url)), load, 1, directory).run(kept -> {});
  }

  private static Trust authority(Path file) {
    return new Trust(file.toString(), false);
  }

  private int load(Site site, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--out", directory.toString(), "-n", "10", "--warmup", "0"));
    arguments.addAll(List.of(options));
    arguments.add(site.url("/ok"));
    return Program.run(new LoadCommand(), arguments.toArray(String[]::new));
  }

  private String written(String name) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return Files.readString(files.filter(f -> f.endsWith(name)).findFirst().orElseThrow());
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsRefusedBeforeTheRun() throws Exception {
    try (Site site = Site.tls(local)) {
      String url = site.url("/ok");
      assertThatThrownBy(() -> run(url, Load.DEFAULT.trust()))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageStartingWith(url + " (none): no trusted authority signed")
          .hasMessageContaining("127.0.0.1 (unable to find valid certification path")
          .hasMessageContaining("--cacert")
          .hasMessageContaining("--insecure");
      assertThat(directory.resolve("samples.csv.gz")).doesNotExist();
      assertThat(load(site)).isEqualTo(ExitStatus.FAILED);
    }
  }

  @Test
  void theWrongAuthorityIsRefused() throws Exception {
    Path other = Identity.of(folder, "ip:127.0.0.1").authority();
    try (Site site = Site.tls(local)) {
      assertThatThrownBy(() -> run(site.url("/ok"), authority(other)))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining("no trusted authority signed the certificate of 127.0.0.1");
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    Identity other = Identity.of(folder, "dns:elsewhere.example");
    try (Site site = Site.tls(other)) {
      assertThatThrownBy(() -> run(site.url("localhost", "/ok"), authority(other.authority())))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining(
              "is not valid for localhost (No subject alternative DNS name matching");
    }
  }

  @Test
  void aCertificateThatIsOutOfDateIsRefused() throws Exception {
    Identity old = Identity.of(folder, "ip:127.0.0.1", "-startdate", "-9d", "-validity", "2");
    try (Site site = Site.tls(old)) {
      assertThatThrownBy(() -> run(site.url("/ok"), authority(old.authority())))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining("is not valid for 127.0.0.1 (NotAfter: ");
    }
  }

  @Test
  void aServerWithoutTlsIsNamedAsSuch() throws Exception {
    try (Site site = Site.plain()) {
      String url = site.url("/ok").replace("http:", "https:");
      assertThatThrownBy(() -> run(url, Load.DEFAULT.trust()))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining("the TLS handshake failed (")
          .hasMessageContaining("check that a server with TLS 1.3 or 1.2 is at this port");
    }
  }

  @Test
  void aServerOfOldProtocolsOnlyIsRefused() throws Exception {
    try (Site site = Site.tls(local, "TLSv1.1")) {
      assertThatThrownBy(() -> run(site.url("/ok"), new Trust(null, true)))
          .isInstanceOf(MeasurementFailedException.class)
          .hasMessageContaining("the TLS handshake failed (");
    }
  }

  @Test
  void theGivenAuthorityIsBelieved() throws Exception {
    try (Site site = Site.tls(local)) {
      assertThat(load(site, "--cacert", local.authority().toString())).isZero();
    }
    assertThat(written("load.json")).doesNotContain("certificate-not-checked");
    assertThat(written("plan.json")).contains(local.authority().toString());
  }

  @Test
  void theServersOwnCertificateVouchesForItself() throws Exception {
    try (Site site = Site.tls(local)) {
      run(site.url("/ok"), authority(local.certificate()));
    }
    assertThat(written("load.json")).contains("\"finished\"");
  }

  @Test
  void whoeverAsksForItBelievesAnybodyAndItIsWrittenDown() throws Exception {
    Identity other = Identity.of(folder, "dns:elsewhere.example");
    try (Site site = Site.tls(other)) {
      assertThat(load(site, "--insecure")).isZero();
    }
    assertThat(written("load.json")).contains("certificate-not-checked");
    assertThat(written("plan.json")).containsPattern("\"insecure\"\\s*:\\s*true");
  }

  @Test
  void plainRequestsKnowNoCertificates() throws Exception {
    try (Site site = Site.plain()) {
      assertThat(load(site, "--insecure")).isZero();
    }
    assertThat(written("load.json")).doesNotContain("certificate-not-checked");
  }

  @Test
  void bothAtOnceIsWrongUse() throws Exception {
    try (Site site = Site.tls(local)) {
      assertThat(load(site, "--insecure", "--cacert", local.authority().toString()))
          .isEqualTo(ExitStatus.BAD_INPUT);
    }
  }

  @Test
  void aFileThatIsNoCertificateIsRefusedByItsKey() throws Exception {
    Path key = local.key();
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    Path none = folder.resolve("none.pem");
    try (Site site = Site.tls(local)) {
      for (Path file : List.of(key, empty, none)) {
        assertThatThrownBy(() -> run(site.url("/ok"), authority(file)))
            .isInstanceOf(UserError.class)
            .hasMessageStartingWith("load.cacert: " + file);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class AppsTest {
  private ConfigurableApplicationContext running;

  @AfterEach
  void stop() {
    running.close();
  }

  private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body) throws Exception {
    int port = ((ServletWebServerApplicationContext) running).getWebServer().getPort();
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), body);
  }

  private void start(String app) {
    running = Main.start(app, "--server.port=0");
  }

  @Test
  void helloAnswersAsInThePaper() throws Exception {
    start("hello");

    HttpResponse<String> answer = get("/", BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Hello World");
  }

  @Test
  void cropSendsTheRectangleThatWasAskedForAndRefusesOthers() throws Exception {
    start("crop");

    HttpResponse<String> answer =
        get("/?left=10&top=20&right=50&bottom=25&hold=5", BodyHandlers.ofString());

    BufferedImage cut =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(answer.body())));
    assertThat(cut.getWidth()).isEqualTo(40);
    assertThat(cut.getHeight()).isEqualTo(5);
    assertThat(cut.getRGB(2, 3)).isEqualTo(Image.picture().getRGB(12, 23));
    assertThat(refusal("/?left=30")).contains("right: 30 must be 31 to 1024");
    assertThat(refusal("/?right=1025")).contains("right: 1025 must be 1 to 1024");
    assertThat(refusal("/?top=-1")).contains("top: -1 must be 0 to 767");
    assertThat(refusal("/?hold=60001")).contains("hold: 60001 must be 0 to 60000");
  }

  @Test
  void listensOnLoopbackUnlessTold() {
    start("hello");

    String address = running.getEnvironment().getProperty("server.address");

    assertThat(address).isEqualTo("127.0.0.1");
    assertThat(InetAddress.getLoopbackAddress().getHostAddress()).isEqualTo(address);
  }

  @Test
  void keepsAConnectionPastTomcatsHundredRequests() throws Exception {
    start("hello");
    int port = ((ServletWebServerApplicationContext) running).getWebServer().getPort();

    assertThat(RawConnection.requestsAnswered("127.0.0.1", port, 150)).isEqualTo(150);
  }

  @Test
  void imageSendsAPngOfTheAskedSize() throws Exception {
    start("image");

    HttpResponse<byte[]> answer = get("/?width=40&height=25", BodyHandlers.ofByteArray());

    var picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(answer.headers().firstValue("content-type")).hasValue("image/png");
    assertThat(picture.getWidth()).isEqualTo(40);
    assertThat(picture.getHeight()).isEqualTo(25);
  }

  @Test
  void imageRefusesASizeItDoesNotHave() throws Exception {
    start("image");

    HttpResponse<String> answer = get("/?width=0", BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("width: 0 must be 1 to 1024");
  }

  @Test
  void spinDoesTheStepsAndSaysWhatTheyTookOrRefuses() throws Exception {
    start("spin");

    HttpResponse<String> answer = get("/spin?steps=20000", BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo("20000 steps");
    assertThat(answer.headers().firstValue("server-timing").orElseThrow())
        .matches("cpu;dur=\\d+\\.\\d{6}, wall;dur=\\d+\\.\\d{6}");
    HttpResponse<String> byTime = get("/?cpuUs=3000", BodyHandlers.ofString());
    assertThat(byTime.body()).isEqualTo("3000 us of CPU");
    assertThat(refusal("/?cpuUs=-1")).contains("cpuUs: -1 must be 0 to 10000000");
    assertThat(refusal("/?us=9&steps=9")).contains("give one of us, steps and cpuUs");
    assertThat(refusal("/?us=-1")).contains("us: -1 must be 0 to 10000000");
    assertThat(refusal("/?us=10000001")).contains("us: 10000001 must be");
    assertThat(refusal("/spin?steps=-1")).contains("steps: -1 must be 0 to 100000000000");
  }

  private String refusal(String path) throws Exception {
    HttpResponse<String> answer = get(path, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    return answer.body();
  }
}

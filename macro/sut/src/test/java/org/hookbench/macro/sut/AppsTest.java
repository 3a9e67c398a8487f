package org.hookbench.macro.sut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
  void spinTakesAtLeastTheAskedTime() throws Exception {
    start("spin");

    assertThat(get("/?us=2000", BodyHandlers.ofString()).body()).isEqualTo("spun 2000 us");
    assertThat(get("/?us=-1", BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }
}

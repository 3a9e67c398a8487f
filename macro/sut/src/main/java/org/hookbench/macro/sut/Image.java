// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cuts the top left corner out of a picture and sends it as PNG: CPU and a larger response. */
@RestController
class Image {
  static final int WIDTH = 1024;
  static final int HEIGHT = 768;
  private final BufferedImage picture = picture();

  Image() {
    ImageIO.setUseCache(false);
  }

  @GetMapping(path = "/", produces = MediaType.IMAGE_PNG_VALUE)
  byte[] crop(
      @RequestParam(defaultValue = "30") int width, @RequestParam(defaultValue = "30") int height)
      throws IOException {
    Range.require("width", width, 1, WIDTH);
    Range.require("height", height, 1, HEIGHT);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture.getSubimage(0, 0, width, height), "png", png);
    return png.toByteArray();
  }

  static BufferedImage picture() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, (x * y) ^ (x << 8) ^ (y << 16));
      }
    }
    return image;
  }
}

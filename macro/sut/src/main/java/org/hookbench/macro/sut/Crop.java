// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cuts a rectangle out of a picture and sends it as PNG in base64. Each request under way holds a
 * decoded picture of 3 MiB outside of the heap, on request for a while longer. The memory is kept
 * for the next request: the process has that of as many pictures as there were requests at once.
 */
@RestController
class Crop {
  static final long LONGEST_HOLD_MS = 60_000;
  private final int[] picture =
      Image.picture().getRGB(0, 0, Image.WIDTH, Image.HEIGHT, null, 0, Image.WIDTH);
  private final Queue<IntBuffer> free = new ConcurrentLinkedQueue<>();

  Crop() {
    ImageIO.setUseCache(false);
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE)
  String crop(
      @RequestParam(defaultValue = "0") int left,
      @RequestParam(defaultValue = "0") int top,
      @RequestParam(defaultValue = "30") int right,
      @RequestParam(defaultValue = "30") int bottom,
      @RequestParam(defaultValue = "0") long hold)
      throws IOException, InterruptedException {
    Range.require("left", left, 0, Image.WIDTH - 1);
    Range.require("right", right, left + 1, Image.WIDTH);
    Range.require("top", top, 0, Image.HEIGHT - 1);
    Range.require("bottom", bottom, top + 1, Image.HEIGHT);
    Range.require("hold", hold, 0, LONGEST_HOLD_MS);
    IntBuffer decoded = decoded();
    try {
      BufferedImage cut = new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_INT_RGB);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          cut.setRGB(x - left, y - top, decoded.get(y * Image.WIDTH + x));
        }
      }
      Thread.sleep(hold);
      return base64(cut);
    } finally {
      free.add(decoded);
    }
  }

  private IntBuffer decoded() {
    IntBuffer memory = free.poll();
    if (memory == null) {
      memory = ByteBuffer.allocateDirect(picture.length * Integer.BYTES).asIntBuffer();
    }
    return memory.clear().put(picture);
  }

  private static String base64(BufferedImage cut) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(cut, "png", png);
    return Base64.getEncoder().encodeToString(png.toByteArray());
  }
}

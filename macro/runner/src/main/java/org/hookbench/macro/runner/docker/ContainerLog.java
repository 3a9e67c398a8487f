// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import org.hookbench.experiment.console.MeasurementFailedException;

/** What a container has printed so far. */
final class ContainerLog {
  private final DockerEngine engine;
  private final String id;

  ContainerLog(DockerEngine engine, String id) {
    this.engine = engine;
    this.id = id;
  }

  /** What a container printed, or why it cannot be had: the container may be gone. */
  String text() {
    StringBuffer text = new StringBuffer();
    var collect =
        new ResultCallback.Adapter<Frame>() {
          @Override
          public void onNext(Frame frame) {
            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
          }
        };
    try {
      engine
          .client()
          .logContainerCmd(id)
          .withStdOut(true)
          .withStdErr(true)
          .exec(collect)
          .awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted while a log was read", e);
    } catch (RuntimeException e) {
      return "(no log: " + DockerEngine.reason(e) + ")";
    }
    return text.toString();
  }
}

package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.measurement.Measurement;
import org.hookbench.macro.load.measurement.TemporaryFolder;
import org.hookbench.macro.load.result.LoadResult;

/**
 * A load generator that does what a coordinator says, one run at a time. The coordinator asks for
 * the time with {@code C}, and for a run with {@code R} and a spec, which it may end early with
 * {@code S}; the answer is {@code F} and the files, or {@code E} and what went wrong, and is the
 * last one. Texts and files come after their length.
 */
public final class Agent implements Closeable {
  static final byte CLOCK = 'C';
  static final byte RUN = 'R';
  static final byte STOP = 'S';
  static final byte FILES = 'F';
  static final byte ERROR = 'E';

  /** The files of a run, in the order they are sent. */
  static final List<String> NAMES = List.of(LoadResult.FILE, Sample.FILE, ConnectionSetup.FILE);

  private static final int LONGEST_SPEC_BYTES = 1 << 24;

  private final ServerSocket listener;

  /** Listens on an address; port 0 is any free one. */
  public Agent(InetAddress address, int port) throws IOException {
    this.listener = new ServerSocket(port, 1, address);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Serves coordinators one after the other, until it is closed. */
  public void serve() throws InterruptedException {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setTcpNoDelay(true);
        serve(
            new DataInputStream(socket.getInputStream()),
            new DataOutputStream(socket.getOutputStream()));
      } catch (IOException e) {
        // The coordinator has gone, or this agent was closed; the next one may come.
      }
    }
  }

  private void serve(DataInputStream in, DataOutputStream out)
      throws IOException, InterruptedException {
    for (int op = in.read(); op >= 0; op = in.read()) {
      if (op == CLOCK) {
        out.writeLong(ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()));
        out.flush();
      } else {
        if (op == RUN) {
          run(in, out);
          out.flush();
        }
        return;
      }
    }
  }

  private static void run(DataInputStream in, DataOutputStream out)
      throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Path directory = folder.path();
      LoadOrder spec = LoadOrder.parse("the spec of the coordinator", text(in));
      Measurement run = Measurement.of(spec, directory);
      watch(in, run);
      run.run(result -> {});
      out.writeByte(FILES);
      for (String name : NAMES) {
        out.writeLong(Files.size(directory.resolve(name)));
        Files.copy(directory.resolve(name), out);
      }
    } catch (RuntimeException e) {
      out.writeByte(ERROR);
      byte[] message = String.valueOf(e.getMessage()).getBytes(UTF_8);
      out.writeInt(message.length);
      out.write(message);
    }
  }

  /** Ends the run when the coordinator says so, or has gone. */
  private static void watch(DataInputStream in, Measurement run) {
    Thread watcher =
        new Thread(
            () -> {
              String why = "the coordinator has gone";
              try {
                why = in.read() == STOP ? "interrupted" : why;
              } catch (IOException e) {
                // It has gone, in another way.
              }
              run.stop(why);
            },
            "coordinator");
    watcher.setDaemon(true);
    watcher.start();
  }

  static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_SPEC_BYTES) {
      throw new IOException("not a message of hookbench");
    }
    return new String(in.readNBytes(length), UTF_8);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

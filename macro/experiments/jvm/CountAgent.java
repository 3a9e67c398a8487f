// SPDX-License-Identifier: Apache-2.0
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** An agent of Byte Buddy that counts calls of the JDK's methods that read: count-agent.sh. */
public final class CountAgent {
  private static final String[] CLASSES = {
    "java.io.FileInputStream",
    "java.io.RandomAccessFile",
    "sun.nio.ch.DatagramChannelImpl",
    "sun.nio.ch.FileChannelImpl",
    "sun.nio.ch.NioSocketImpl",
    "sun.nio.ch.SocketChannelImpl",
  };

  private CountAgent() {}

  /** Counts until the JVM ends, then writes the number to the file. */
  public static void premain(String file, Instrumentation jvm) {
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .ignore(none())
        .type(namedOneOf(CLASSES))
        .transform(
            (type, description, loader, module, domain) ->
                type.visit(
                    Advice.to(Counted.class)
                        .on(namedOneOf("read", "accept").or(named("receive").and(isPublic())))))
        .installOn(jvm);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(file))));
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, Counts.CALLS.sum() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is loaded by the first class loader, where the JDK's classes find it. */
  public static final class Counts {
    public static final LongAdder CALLS = new LongAdder();

    private Counts() {}
  }

  private static final class Counted {
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void leaves() {
      Counts.CALLS.increment();
    }
  }
}

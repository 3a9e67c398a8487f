// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

/** A server for tests that starts in no time, in Perl, which machines and bases have. */
final class SmallServer {
  private static final String PERL =
      "$l = IO::Socket::INET->new(LocalPort => shift, Listen => 64, ReuseAddr => 1);"
          + " $s = IO::Select->new($l);"
          + " for (;;) { for ($s->can_read) {"
          + " if ($_ == $l) { $s->add(scalar $l->accept) }"
          + " elsif (sysread($_, $b, 65536)) {"
          + " syswrite($_, qq(HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok)) }"
          + " else { $s->remove($_); close $_ } } }";

  private SmallServer() {}

  /** Keys of sut; more of them begin with a comma. */
  static String with(String more) {
    return of(Engines.BASE, "", more);
  }

  /** The same of an image that has Perl, with Perl that runs before each answer. */
  static String of(String image, String work, String more) {
    return "{image: '" + image + "', command: " + command(work) + ", port: 8080" + more + "}";
  }

  /** The command line for an experiment file, with Perl that runs before each answer. */
  static String command(String work) {
    return "[perl, '-MIO::Socket::INET', '-MIO::Select', -e, '%s', '{port}']"
        .formatted(PERL.replace("syswrite(", work + "syswrite("));
  }

  /** Work that takes some CPU time: a number of ticks of 10 ms. */
  static String busy(int ticks) {
    return "$e = (times)[0] + " + ticks + " / 100; 1 while (times)[0] < $e; ";
  }
}

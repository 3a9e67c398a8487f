package org.hookbench.stats.report;

import java.util.List;
import java.util.stream.Collectors;

/** The one script of the page: ECharts and ours after it. */
final class PageScript {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
  private static final List<String> PARTS =
      List.of("read.js", "look.js", "forest.js", "samples.js", "runs.js", "page.js");

  private PageScript() {}

  static String text() {
    String ours =
        PARTS.stream()
            .map(name -> Resource.text("script/" + name).text())
            .collect(Collectors.joining("\n"));
    String all =
        Resource.text(ECHARTS).text() + "\n(function () {\n'use strict';\n" + ours + "\n})();\n";
    return all.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r", "");
  }
}

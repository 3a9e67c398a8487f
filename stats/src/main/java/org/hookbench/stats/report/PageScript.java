// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.List;
import java.util.stream.Collectors;

/** The one script of a page. */
final class PageScript {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
  private static final String TABLES = "tables.js";
  private static final List<String> CHARTS =
      List.of("read.js", "look.js", "forest.js", "samples.js", "runs.js", "page.js");

  private PageScript() {}

  /** Tables that sort, ECharts, and our charts. */
  static String text() {
    return safe(
        enclosed(List.of(TABLES)) + ReportResource.text(ECHARTS).text() + "\n" + enclosed(CHARTS));
  }

  /** Tables that sort, and a filter of cards. */
  static String dashboard() {
    return safe(enclosed(List.of(TABLES, "filter.js")));
  }

  private static String enclosed(List<String> parts) {
    return parts.stream()
        .map(name -> ReportResource.text("script/" + name).text())
        .collect(Collectors.joining("\n", "(function () {\n'use strict';\n", "\n})();\n"));
  }

  private static String safe(String script) {
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r", "");
  }
}

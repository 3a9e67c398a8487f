// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void classesFollowTheTagAndAttributesMayStandAnywhere() {
    assertThat(el("p.a.b", "x ", el("b", "y"), attr("id", "z")).markup())
        .isEqualTo("<p class=\"a b\" id=\"z\">x <b>y</b></p>");
  }

  @Test
  void collectionsAreUnpacked() {
    assertThat(el("ul", List.of(el("li", 1), el("li", 2))).markup())
        .isEqualTo("<ul><li>1</li><li>2</li></ul>");
  }

  @Property
  void noTextCanOpenATagOrEndAnAttribute(@ForAll String text) {
    String markup = el("p", attr("title", text), text).markup();
    String inner = markup.substring("<p title=\"".length(), markup.length() - "</p>".length());

    assertThat(inner.replaceFirst("\">", "")).doesNotContain("<", ">", "\"", "'");
  }
}

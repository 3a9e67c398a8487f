// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

/**
 * A part of the page.
 *
 * @param id of the anchor
 * @param title in the list of contents
 * @param body {@link Html#NONE}: the part is left out
 */
record Section(String id, String title, Html body) {

  Html html() {
    return el("section", attr("id", id), el("h2", title), body);
  }

  boolean isEmpty() {
    return body.markup().isEmpty();
  }
}

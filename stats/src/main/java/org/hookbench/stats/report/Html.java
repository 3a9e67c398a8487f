// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Markup that is safe by construction: text becomes markup only by being escaped. */
record Html(String markup) {
  static final Html NONE = new Html("");
  private static final Set<String> VOID = Set.of("meta", "br", "hr");

  /** An attribute, given among the children of an element. */
  record Attribute(String name, String value) {}

  static Attribute attr(String name, Object value) {
    return new Attribute(name, String.valueOf(value));
  }

  /**
   * An element.
   *
   * @param spec tag and classes, as in {@code div.panel.wide}
   * @param children markup, collections of markup, attributes; anything else is text
   */
  static Html el(String spec, Object... children) {
    String[] parts = spec.split("\\.");
    StringBuilder html = new StringBuilder("<").append(parts[0]);
    if (parts.length > 1) {
      String classes = String.join(" ", Arrays.asList(parts).subList(1, parts.length));
      html.append(" class=\"").append(escape(classes)).append('"');
    }
    for (Object child : children) {
      if (child instanceof Attribute a) {
        html.append(' ').append(a.name()).append("=\"").append(escape(a.value())).append('"');
      }
    }
    html.append('>');
    for (Object child : children) {
      html.append(inner(child));
    }
    return new Html(
        VOID.contains(parts[0]) ? html.toString() : html.append("</" + parts[0] + ">").toString());
  }

  /** Several pieces in a row. */
  static Html all(Collection<Html> pieces) {
    return new Html(String.join("", pieces.stream().map(Html::markup).toList()));
  }

  static Html all(Html... pieces) {
    return all(List.of(pieces));
  }

  private static String inner(Object child) {
    if (child instanceof Attribute) {
      return "";
    }
    if (child instanceof Html html) {
      return html.markup();
    }
    if (child instanceof Collection<?> many) {
      return String.join("", many.stream().map(Html::inner).toList());
    }
    return escape(String.valueOf(child));
  }

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}

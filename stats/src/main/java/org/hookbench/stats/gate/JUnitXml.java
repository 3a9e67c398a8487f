// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hookbench.experiment.Names;

/** A gate as a JUnit report: one test case per budget and comparison. */
public final class JUnitXml {
  private static final String SUITE = "hookbench gate";
  private static final String NOT_IN_XML =
      "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private final XMLStreamWriter xml;
  private final boolean undecidedPasses;

  private JUnitXml(XMLStreamWriter xml, boolean undecidedPasses) {
    this.xml = xml;
    this.undecidedPasses = undecidedPasses;
  }

  /**
   * The document.
   *
   * @param undecidedPasses whether an undecided case is skipped; else it fails
   */
  public static String of(Gate gate, boolean undecidedPasses) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitXml(xml, undecidedPasses).suites(gate);
      xml.close();
      return text.append('\n').toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void suites(Gate gate) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", SUITE);
    xml.writeAttribute("tests", String.valueOf(gate.lines().size()));
    xml.writeAttribute("failures", count(gate, true));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", count(gate, false));
    for (GateLine line : gate.lines()) {
      testCase(line);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private String count(Gate gate, boolean failures) {
    return String.valueOf(
        gate.lines().stream()
            .filter(l -> l.answer() != Answer.WITHIN && fails(l.answer()) == failures)
            .count());
  }

  private boolean fails(Answer answer) {
    return answer == Answer.EXCEEDS || answer == Answer.UNDECIDED && !undecidedPasses;
  }

  private void testCase(GateLine line) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(line.scenario()));
    xml.writeAttribute(
        "name",
        clean(line.metric().name() + " of " + line.treatment() + " against " + line.baseline()));
    String message = clean(GateText.line(line));
    if (line.answer() == Answer.WITHIN) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(message);
      xml.writeEndElement();
    } else {
      xml.writeStartElement(fails(line.answer()) ? "failure" : "skipped");
      if (fails(line.answer())) {
        xml.writeAttribute("type", Names.of(line.answer()));
      }
      xml.writeAttribute("message", message);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String clean(String text) {
    return text.replaceAll(NOT_IN_XML, "?");
  }
}

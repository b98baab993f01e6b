package br.com.techmedicos.adapters.inspection;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A document of HL7 CDA, of which C-CDA are some, as far as its beginning tells. */
final class ClinicalDocument {

  private static final QName ROOT = new QName("urn:hl7-org:v3", "ClinicalDocument");

  /** What a browser shows and runs in any XML, and no CDA has. */
  private static final Set<String> OF_BROWSERS =
      Set.of(
          "http://www.w3.org/1999/xhtml",
          "http://www.w3.org/2000/svg",
          "http://www.w3.org/1999/XSL/Transform");

  private ClinicalDocument() {}

  /**
   * Reads the beginning as a stream: no DTD, so no entities, and nothing is fetched. All that
   * matters is ASCII, so that the encoding does not.
   *
   * @param beginning in which ASCII is one byte a letter
   * @param cutOff whether more may follow, so that it need not end
   */
  static boolean isAt(byte[] beginning, boolean cutOff) {
    boolean begun = false;
    try {
      XMLStreamReader xml =
          xml()
              .createXMLStreamReader(
                  new StringReader(new String(beginning, StandardCharsets.ISO_8859_1)));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          return false;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          QName name = xml.getName();
          if (begun ? OF_BROWSERS.contains(name.getNamespaceURI()) : !name.equals(ROOT)) {
            return false;
          }
          begun = true;
        }
      }
      return begun;
    } catch (XMLStreamException | MissingResourceException e) {
      // the parser lacks the words for some of what is wrong in a DTD
      return begun && cutOff;
    }
  }

  /** The platform's, whatever else is on the class path. */
  private static XMLInputFactory xml() {
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return xml;
  }
}

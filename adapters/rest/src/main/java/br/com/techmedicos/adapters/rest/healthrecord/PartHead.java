package br.com.techmedicos.adapters.rest.healthrecord;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/**
 * What the head of a part of a form says (RFC 7578, 4.2).
 *
 * @param name of the part; empty if it has none
 * @param fileName as sent, or nothing if the part is not a file
 */
record PartHead(String name, Optional<String> fileName) {

  /** Before any field was read. */
  static final PartHead NONE = new PartHead("", Optional.empty());

  private static final String CONTENT_DISPOSITION = "Content-Disposition";
  private static final String FORM_DATA = "form-data";

  /** Returns the head with one more field. */
  PartHead with(Field field) {
    if (!field.getName().equalsIgnoreCase(CONTENT_DISPOSITION)) {
      return this;
    }
    RawBody disposition =
        RawFieldParser.DEFAULT.parseRawBody(
            field instanceof RawField raw ? raw : new RawField(field.getName(), field.getBody()));
    if (!disposition.getValue().equalsIgnoreCase(FORM_DATA)) {
      return this;
    }
    Map<String, String> parameters = parameters(disposition);
    return new PartHead(
        parameters.getOrDefault("name", ""), Optional.ofNullable(parameters.get("filename")));
  }

  /** The parameters by name; of several with one name, the last. */
  private static Map<String, String> parameters(RawBody field) {
    Map<String, String> parameters = new HashMap<>();
    for (NameValuePair each : field.getParams()) {
      String name = each.getName().toLowerCase(Locale.ROOT);
      String value = each.getValue() == null ? "" : each.getValue();
      if (name.endsWith("*")) {
        parameters.put(name.substring(0, name.length() - 1), decoded(value));
      } else {
        parameters.put(name, value.strip());
      }
    }
    return parameters;
  }

  /**
   * Decodes a value of RFC 5987, which names its charset and language; or leaves it as it is. The
   * library's own decoder takes the apostrophes of a plain name for those of such a value.
   */
  private static String decoded(String value) {
    String[] parts = value.split("'", 3);
    try {
      return parts.length == 3
          ? URLDecoder.decode(parts[2].replace("+", "%2B"), Charset.forName(parts[0]))
          : value;
    } catch (IllegalArgumentException unknownCharsetOrNotEncoded) {
      return value;
    }
  }
}

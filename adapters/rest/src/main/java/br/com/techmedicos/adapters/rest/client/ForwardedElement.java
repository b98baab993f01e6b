package br.com.techmedicos.adapters.rest.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One proxy's element of a {@code Forwarded} header (RFC 7239). A malformed line is ignored: by an
 * open quote, a client could hide the proxy's element from a lenient parser.
 *
 * @param parameters values by lower-case name
 */
record ForwardedElement(Map<String, String> parameters) {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String QUOTED = "\"((?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*+)\"";

  /** A pair, followed by a separator or the end. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\\G(" + TOKEN + ")=(?:(" + TOKEN + ")|" + QUOTED + ")([ \\t]*+[;,][ \\t]*+|$)");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /** An obfuscated port, which is ignored. */
  private static final Pattern OBFUSCATED_PORT = Pattern.compile(":_[A-Za-z0-9._-]+$");

  /** The elements of a line; empty if it is malformed. */
  static Optional<List<ForwardedElement>> parse(String line) {
    List<ForwardedElement> elements = new ArrayList<>();
    Map<String, String> current = new HashMap<>();
    Matcher pair = PAIR.matcher(line.strip());
    String separator = ",";
    int end = 0;
    while (pair.find()) {
      if (current.put(pair.group(1).toLowerCase(Locale.ROOT), value(pair)) != null) {
        return Optional.empty(); // "each parameter MUST NOT occur more than once"
      }
      separator = pair.group(4).strip();
      if (!separator.equals(";")) {
        elements.add(new ForwardedElement(Map.copyOf(current)));
        current.clear();
      }
      end = pair.end();
    }
    boolean whole = end == line.strip().length() && separator.isEmpty();
    return whole ? Optional.of(List.copyOf(elements)) : Optional.empty();
  }

  private static String value(Matcher pair) {
    String token = pair.group(2);
    return token != null ? token : ESCAPED.matcher(pair.group(3)).replaceAll("$1");
  }

  /** Returns the node that the proxy received the request from, without an obfuscated port. */
  Optional<String> node() {
    return parameter("for").map(node -> OBFUSCATED_PORT.matcher(node).replaceFirst(""));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}

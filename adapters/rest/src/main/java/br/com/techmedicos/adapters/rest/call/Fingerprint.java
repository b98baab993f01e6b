package br.com.techmedicos.adapters.rest.call;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A digest of a body's meaning: white space, the order of members and the notation of numbers do
 * not count.
 */
final class Fingerprint {

  private Fingerprint() {}

  /** The fingerprint of a body, 64 hexadecimal digits. */
  static String of(JsonNode body) {
    StringBuilder canonical = new StringBuilder();
    write(body, canonical);
    return of(canonical.toString());
  }

  /** The fingerprint of a text. */
  static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void write(JsonNode node, StringBuilder canonical) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      String before = "{";
      for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
        canonical.append(before).append(quoted(member.getKey())).append(':');
        write(member.getValue(), canonical);
        before = ",";
      }
      canonical.append(sorted.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String before = "[";
      for (JsonNode element : node.values()) {
        canonical.append(before);
        write(element, canonical);
        before = ",";
      }
      canonical.append(node.size() == 0 ? "[]" : "]");
    } else if (node.isString()) {
      canonical.append(quoted(node.getStringValue()));
    } else if (node.isNumber()) {
      canonical.append(number(node.getNumberValue()));
    } else {
      canonical.append(node.getValue()); // true, false, null
    }
  }

  private static String number(Number number) {
    try {
      return new BigDecimal(number.toString()).stripTrailingZeros().toString();
    } catch (NumberFormatException infinite) {
      return number.toString();
    }
  }

  /** Prefixes a text with its length, so that it needs no escaping. */
  private static String quoted(String text) {
    return text.length() + "\"" + text;
  }
}

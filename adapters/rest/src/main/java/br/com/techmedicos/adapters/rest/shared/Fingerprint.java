package br.com.techmedicos.adapters.rest.shared;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What two bodies have in common if they say the same: white space, the order of members and the
 * way a number is written do not count.
 */
final class Fingerprint {

  private Fingerprint() {}

  /** The fingerprint of a body, 64 hexadecimal digits. */
  static String of(@Nullable JsonBody<?> body) {
    return of(body == null ? "" : canonical(body.tree()));
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

  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> sorted = new TreeMap<>();
      node.entries().forEach(entry -> sorted.put(entry.getKey(), canonical(entry.getValue())));
      StringJoiner members = new StringJoiner(",", "{", "}");
      sorted.forEach((name, value) -> members.add(quoted(name) + ":" + value));
      return members.toString();
    }
    if (node.isArray()) {
      StringJoiner elements = new StringJoiner(",", "[", "]");
      node.values().forEach(element -> elements.add(canonical(element)));
      return elements.toString();
    }
    if (node.isString()) {
      return quoted(node.getStringValue());
    }
    if (node.isNumber()) {
      return number(node.getNumberValue());
    }
    return String.valueOf(node.getValue()); // true, false, null
  }

  private static String number(Number number) {
    try {
      return new BigDecimal(number.toString()).stripTrailingZeros().toString();
    } catch (NumberFormatException infinite) {
      return number.toString();
    }
  }

  /** The length in front tells where it ends, whatever it contains. */
  private static String quoted(String text) {
    return text.length() + "\"" + text;
  }
}

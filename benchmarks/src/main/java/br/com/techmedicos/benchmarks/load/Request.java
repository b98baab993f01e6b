package br.com.techmedicos.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request as it is sent.
 *
 * @param kind what it counts as
 * @param bytes head and body
 */
public record Request(String kind, byte[] bytes) {

  /** A call that reads. */
  public static Request get(String kind, String path, Optional<String> token) {
    return of(kind, "GET " + path, token, "");
  }

  /** A call with a body. */
  public static Request post(String kind, String path, Optional<String> token, String json) {
    return of(kind, "POST " + path, token, json);
  }

  /** A call that puts something in its place, without a body. */
  public static Request put(String kind, String path, Optional<String> token) {
    return of(kind, "PUT " + path, token, "");
  }

  /** A call that removes. */
  public static Request delete(String kind, String path, Optional<String> token) {
    return of(kind, "DELETE " + path, token, "");
  }

  /** An upload of a text. */
  public static Request upload(String kind, String path, String token, String text) {
    String form =
        "--end-of-a-part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"exame.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\n%s\r\n--end-of-a-part--\r\n".formatted(text);
    return of(
        kind,
        "POST " + path,
        Optional.of(token),
        "multipart/form-data; boundary=end-of-a-part",
        form);
  }

  private static Request of(String kind, String line, Optional<String> token, String json) {
    return of(kind, line, token, "application/json", json);
  }

  private static Request of(
      String kind, String line, Optional<String> token, String type, String content) {
    byte[] body = content.getBytes(StandardCharsets.UTF_8);
    String head =
        line
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json, application/problem+json\r\n"
            + token.map(given -> "Authorization: Bearer " + given + "\r\n").orElse("")
            + (body.length == 0
                ? ""
                : "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n")
            + "\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[start.length + body.length];
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(body, 0, bytes, start.length, body.length);
    return new Request(kind, bytes);
  }
}

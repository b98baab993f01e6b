package br.com.techmedicos.adapters.rest.call;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The coding gzip (RFC 1952), for what is compressed once and sent to many. The framework
 * compresses each answer anew.
 */
public final class Gzip {

  /** Its name. */
  public static final String CODING = "gzip";

  private static final Pattern REFUSED =
      Pattern.compile(";\\s*+[qQ]\\s*+=\\s*+0(\\.0*+)?+\\s*+(;|$)");

  private Gzip() {}

  /** Whether the client names it and does not refuse it (RFC 9110, 12.5.3). */
  public static boolean isTaken(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .filter(coding -> coding.split(";", 2)[0].strip().equalsIgnoreCase(CODING))
        .anyMatch(coding -> !REFUSED.matcher(coding).find());
  }

  /** Compresses bytes. */
  public static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream into = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(into)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return into.toByteArray();
  }
}

package br.com.techmedicos.adapters.rest.call;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
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

  private static final String CODING = "gzip";

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

  /**
   * Says of an answer that it was compressed, or that it would be for others. So the framework
   * leaves it as it is.
   */
  public static <B> MutableHttpResponse<B> tell(
      MutableHttpResponse<B> response, boolean compressed) {
    response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return compressed ? response.header(HttpHeaders.CONTENT_ENCODING, CODING) : response;
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

package br.com.techmedicos.adapters.rest.call;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refused;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strong entity tags made of versions (RFC 9110, 8.8.3), for resources that one writer may
 * overwrite of another. They are kept by who will write, and by no cache: what has a version here
 * is somebody's own.
 */
public final class ETags {

  private ETags() {}

  /** The tag of a version. */
  private static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Makes sure that a writer has seen what they are about to replace; {@code *} says that they do
   * not care.
   *
   * @param current the version that would be replaced
   * @throws Refused with 428 without {@code If-Match}, with 412 if no tag in it is the current one
   */
  public static void requireMatch(HttpRequest<?> request, long current) {
    String wanted = header(request, HttpHeaders.IF_MATCH);
    if (wanted == null) {
      throw new Refused(ProblemType.VERSION_REQUIRED);
    }
    if (!matches(wanted, of(current))) {
      throw new Refused(ProblemType.STALE_VERSION);
    }
  }

  /** Whether a reader has seen a version. */
  static boolean isSeen(HttpRequest<?> request, String tag) {
    String seen = header(request, HttpHeaders.IF_NONE_MATCH);
    return seen != null && matches(seen.replace("W/\"", "\""), tag);
  }

  /** A resource with the tag of its version, as {@link Versioned} calls answer. */
  public static <T> HttpResponse<T> tagged(T body, long version) {
    return HttpResponse.ok(body).header(HttpHeaders.ETAG, of(version));
  }

  private static boolean matches(String header, String current) {
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(current));
  }

  private static @Nullable String header(HttpRequest<?> request, String name) {
    List<String> lines = request.getHeaders().getAll(name);
    return lines.isEmpty() ? null : String.join(",", lines);
  }
}

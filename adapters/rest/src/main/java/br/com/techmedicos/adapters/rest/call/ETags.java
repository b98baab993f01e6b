package br.com.techmedicos.adapters.rest.call;

import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strong entity tags made of versions (RFC 9110, 8.8.3), for resources in which one writer could
 * overwrite another's change. They are for writers, not for caches: versioned resources are
 * private.
 */
public final class ETags {

  private ETags() {}

  /** The tag of a version. */
  private static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Requires that the writer has seen the version to be replaced; {@code *} matches any.
   *
   * @param current the version that would be replaced
   * @throws ProblemException with 428 without {@code If-Match}, with 412 if no tag in it is the
   *     current one
   */
  public static void requireMatch(HttpRequest<?> request, long current) {
    String wanted = header(request, HttpHeaders.IF_MATCH);
    if (wanted == null) {
      throw new ProblemException(ProblemType.VERSION_REQUIRED);
    }
    if (!matches(wanted, of(current))) {
      throw new ProblemException(ProblemType.STALE_VERSION);
    }
  }

  /** Whether the client already has a version. */
  static boolean isSeen(HttpRequest<?> request, String tag) {
    String seen = header(request, HttpHeaders.IF_NONE_MATCH);
    return seen != null && matches(seen.replace("W/\"", "\""), tag);
  }

  /** A response with the ETag of a version, for {@link Versioned} calls. */
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

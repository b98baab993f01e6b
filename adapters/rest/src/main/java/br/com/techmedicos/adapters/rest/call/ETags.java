package br.com.techmedicos.adapters.rest.call;

import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strong entity tags made of versions (RFC 9110, 8.8.3). They prevent one writer from overwriting
 * the change of another. They are not for caches, because versioned resources are private. Lists of
 * slots have weak tags, made of what they show.
 */
public final class ETags {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"");
  private static final Pattern BETWEEN_TAGS = Pattern.compile("[, \\t]*");
  private static final String ANY = "*";
  private static final String WEAK = "W/";

  private ETags() {}

  /** Returns the tag of a version. */
  private static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Requires that the writer has seen the version to be replaced; {@code *} matches any, a weak tag
   * none (RFC 9110, 13.1.1).
   *
   * @param current the version that would be replaced
   * @throws ProblemException with 428 without {@code If-Match}, with 412 if no tag in it is the
   *     current one
   * @throws InvalidRequest if it has no tags
   */
  public static void requireMatch(HttpRequest<?> request, long current) {
    String wanted = header(request, HttpHeaders.IF_MATCH);
    if (wanted == null) {
      throw new ProblemException(ProblemType.VERSION_REQUIRED);
    }
    List<String> tags = tags(wanted);
    if (tags.isEmpty()) {
      throw InvalidRequest.at(
          new Location.Header(HttpHeaders.IF_MATCH), RequestViolation.NOT_AN_ETAG);
    }
    if (tags.stream().allMatch(tag -> tag.startsWith(WEAK))) {
      throw new ProblemException(Problem.of(ProblemType.STALE_VERSION, "weak-version"));
    }
    if (!tags.contains(ANY) && !tags.contains(of(current))) {
      throw new ProblemException(ProblemType.STALE_VERSION);
    }
  }

  /**
   * Whether the client already has a version, by {@code If-None-Match}, for which a weak tag is as
   * good (RFC 9110, 13.1.2).
   *
   * @param tag that of the version
   */
  public static boolean isSeen(HttpRequest<?> request, String tag) {
    String seen = header(request, HttpHeaders.IF_NONE_MATCH);
    return seen != null
        && tags(seen).stream()
            .anyMatch(each -> each.equals(ANY) || opaque(each).equals(opaque(tag)));
  }

  /** A response with the ETag of a version, for {@link Versioned} calls. */
  public static <T> HttpResponse<T> tagged(T body, long version) {
    return HttpResponse.ok(body).header(HttpHeaders.ETAG, of(version));
  }

  /** The tags of a header, or {@code *}; none if it has anything else in it. */
  private static List<String> tags(String header) {
    if (header.strip().equals(ANY)) {
      return List.of(ANY);
    }
    String others = TAG.matcher(header).replaceAll("");
    return BETWEEN_TAGS.matcher(others).matches()
        ? TAG.matcher(header).results().map(MatchResult::group).toList()
        : List.of();
  }

  private static String opaque(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }

  private static @Nullable String header(HttpRequest<?> request, String name) {
    List<String> lines = request.getHeaders().getAll(name);
    return lines.isEmpty() ? null : String.join(",", lines);
  }
}

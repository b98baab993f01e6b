package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single range of bytes (RFC 9110, 14.1.2). Multiple ranges are not supported.
 *
 * @param first the first byte, counted from 0
 * @param last the last byte, included
 */
record ByteRange(long first, long last) {

  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /**
   * The requested range, if any. A range in other units, or of another version, is ignored.
   *
   * @param size of the content
   * @param tag of the content
   * @throws ProblemException if the range cannot be satisfied
   */
  static Optional<ByteRange> of(HttpRequest<?> request, long size, String tag) {
    String wanted = request.getHeaders().get(HttpHeaders.RANGE);
    String version = request.getHeaders().get(HttpHeaders.IF_RANGE);
    if (wanted == null
        || !wanted.startsWith("bytes=")
        || (version != null && !version.equals(tag))) {
      return Optional.empty();
    }
    return Optional.of(parse(wanted.replace(" ", ""), size));
  }

  private static ByteRange parse(String wanted, long size) {
    Matcher one = ONE.matcher(wanted);
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      throw notSatisfiable(size);
    }
    ByteRange range =
        one.group(1).isEmpty()
            ? new ByteRange(Math.max(0, size - Long.parseLong(one.group(2))), size - 1)
            : new ByteRange(
                Long.parseLong(one.group(1)),
                one.group(2).isEmpty()
                    ? size - 1
                    : Math.min(size - 1, Long.parseLong(one.group(2))));
    if (range.first > range.last) {
      throw notSatisfiable(size);
    }
    return range;
  }

  private static ProblemException notSatisfiable(long size) {
    return new ProblemException(
        Problem.of(ProblemType.RANGE_NOT_SATISFIABLE, "range-not-satisfiable", size)
            .with(HttpHeaders.CONTENT_RANGE, "bytes */" + size));
  }

  long length() {
    return last - first + 1;
  }

  /** As {@code Content-Range} says it. */
  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}

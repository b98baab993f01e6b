package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes (RFC 9110, 14.1.2).
 *
 * @param first the first byte, counted from 0
 * @param last the last byte, included
 */
record ByteRange(long first, long last) {

  private static final String UNIT = "bytes=";
  private static final Pattern ONE = Pattern.compile("([0-9]*)-([0-9]*)");
  private static final BigInteger HUGE = BigInteger.valueOf(Long.MAX_VALUE);

  /**
   * The requested range, if any. A range in other units, or of another version, is ignored; so are
   * several ranges, since the whole has them all.
   *
   * @param size of the content
   * @param tag of the content
   * @throws ProblemException if no range can be satisfied, or one is backwards or none at all
   */
  static Optional<ByteRange> of(HttpRequest<?> request, long size, String tag) {
    String wanted = request.getHeaders().get(HttpHeaders.RANGE);
    String version = request.getHeaders().get(HttpHeaders.IF_RANGE);
    if (wanted == null
        || request.getMethod() != HttpMethod.GET
        || !wanted.regionMatches(true, 0, UNIT, 0, UNIT.length())
        || (version != null && !version.equals(tag))) {
      return Optional.empty();
    }
    List<ByteRange> ranges =
        Arrays.stream(wanted.substring(UNIT.length()).replace(" ", "").split(","))
            .filter(one -> !one.isEmpty())
            .flatMap(one -> parse(one, size).stream())
            .toList();
    if (ranges.isEmpty()) {
      throw notSatisfiable(size);
    }
    return ranges.size() == 1 ? Optional.of(ranges.get(0)) : Optional.empty();
  }

  /** One range as far as the content goes; nothing if it begins behind its end. */
  private static Optional<ByteRange> parse(String wanted, long size) {
    Matcher one = ONE.matcher(wanted);
    if (!one.matches() || wanted.equals("-")) {
      throw notSatisfiable(size);
    }
    boolean suffix = one.group(1).isEmpty();
    long last = suffix || one.group(2).isEmpty() ? size - 1 : number(one.group(2));
    long first = suffix ? Math.max(0, size - number(one.group(2))) : number(one.group(1));
    if (!one.group(1).isEmpty() && !one.group(2).isEmpty() && first > last) {
      throw notSatisfiable(size);
    }
    return first < size
        ? Optional.of(new ByteRange(first, Math.min(last, size - 1)))
        : Optional.empty();
  }

  private static long number(String digits) {
    return new BigInteger(digits).min(HUGE).longValue();
  }

  private static ProblemException notSatisfiable(long size) {
    return new ProblemException(
        Problem.of(ProblemType.RANGE_NOT_SATISFIABLE, "range-not-satisfiable", size)
            .with(HttpHeaders.CONTENT_RANGE, "bytes */" + size));
  }

  long length() {
    return last - first + 1;
  }

  /** Returns the value of {@code Content-Range}. */
  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}

package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.netty.NettyHttpRequestBuilder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the request line and the headers. The framework answers 413 for both; we answer 414 and
 * 431.
 */
public final class RequestHeadLimits {

  /** The maximum of the request line, in bytes. */
  public static final int LONGEST_LINE = 4_096;

  /** The maximum of all headers together, in bytes. */
  public static final int LARGEST_HEADERS = 8_192;

  /** How many there may be. Browsers send some twenty. */
  public static final int MOST_HEADERS = 100;

  private RequestHeadLimits() {}

  /** The problem, if the request exceeds a limit. */
  static Optional<ProblemException> of(HttpRequest<?> request) {
    Throwable cause = cause(request);
    if (cause instanceof TooLongHttpLineException) {
      return refused(ProblemType.URI_TOO_LONG, LONGEST_LINE);
    }
    return cause instanceof TooLongHttpHeaderException
        ? refused(ProblemType.HEADERS_TOO_LARGE, LARGEST_HEADERS, MOST_HEADERS)
        : Optional.empty();
  }

  /** Whether the head could not be read to its end, so that no filter sees the request. */
  static boolean isUnreadable(HttpRequest<?> request) {
    return cause(request) != null;
  }

  private static @Nullable Throwable cause(HttpRequest<?> request) {
    return request instanceof NettyHttpRequestBuilder netty
        ? netty.toHttpRequest().decoderResult().cause()
        : null;
  }

  private static Optional<ProblemException> refused(ProblemType type, Integer... maxima) {
    return Optional.of(
        new ProblemException(
            Problem.of(type, type.slug(), Arrays.stream(maxima).map(String::valueOf).toArray())));
  }
}

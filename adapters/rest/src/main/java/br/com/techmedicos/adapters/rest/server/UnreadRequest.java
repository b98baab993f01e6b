package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.netty.NettyHttpRequestBuilder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;

/**
 * A request of which the server read no more than it must: its first line or its headers are too
 * long. The framework says 413 of all of them.
 */
final class UnreadRequest {

  /** The most bytes of the first line, which has the method, the address and the version. */
  static final int LONGEST_LINE = 4_096;

  /** The most bytes of all headers together. */
  static final int LARGEST_HEADERS = 8_192;

  private UnreadRequest() {}

  /** What is wrong with the request, if it is too long to be read. */
  static Optional<Refused> of(HttpRequest<?> request) {
    Throwable cause =
        request instanceof NettyHttpRequestBuilder netty
            ? netty.toHttpRequest().decoderResult().cause()
            : null;
    if (cause instanceof TooLongHttpLineException) {
      return refused(ProblemType.URI_TOO_LONG, LONGEST_LINE);
    }
    return cause instanceof TooLongHttpHeaderException
        ? refused(ProblemType.HEADERS_TOO_LARGE, LARGEST_HEADERS)
        : Optional.empty();
  }

  private static Optional<Refused> refused(ProblemType type, int maximum) {
    return Optional.of(new Refused(Refusal.of(type, type.slug(), Integer.toString(maximum))));
  }
}

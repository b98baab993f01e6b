package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Problems;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refused;
import br.com.techmedicos.adapters.rest.problem.Told;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.application.shared.IdGenerator;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever is thrown, by us or by the framework, into a problem. Nothing of an unexpected
 * exception reaches the client but an id to look for in the log.
 */
final class ProblemResponses {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

  /** No operator can do anything about contention and load. */
  private static final String BUSY = ProblemType.BUSY.uri();

  private ProblemResponses() {}

  /** What our code throws. */
  @Singleton
  static final class Thrown implements ExceptionHandler<Throwable, HttpResponse<Problem>> {

    private final Problems problems;
    private final IdGenerator ids;

    Thrown(Problems problems, IdGenerator ids) {
      this.problems = problems;
      this.ids = ids;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<Problem> handle(HttpRequest request, Throwable thrown) {
      Optional<Told> problem = problems.of(thrown, request);
      if (problem.isEmpty()) {
        return fault(thrown, request);
      }
      if (thrown instanceof Failure && !problem.get().problem().type().equals(BUSY)) {
        LOG.error("something that calls need has failed", thrown);
      }
      return response(HttpResponse.ok(), problem.get(), request);
    }

    private HttpResponse<Problem> fault(Throwable thrown, HttpRequest<?> request) {
      if (isCutOff(thrown)) {
        Refusal refusal = Refusal.of(ProblemType.MALFORMED_BODY, "body-cut-off");
        return response(
            HttpResponse.ok(), problems.of(new Refused(refusal), request).orElseThrow(), request);
      }
      if (Exhaustion.isOfMemory(thrown)) {
        Exhaustion.tell(thrown);
        LOG.warn("refused for want of memory: {}", Traces.of(thrown));
        return response(
            HttpResponse.ok(),
            problems.of(new Refused(ProblemType.BUSY), request).orElseThrow(),
            request);
      }
      UUID id = ids.next();
      // Frames and class names only: the message of a stranger's exception may quote the body.
      LOG.error("fault {} at {}: {}", id, request.getMethodName(), Traces.of(thrown));
      Refusal refusal = Refusal.of(ProblemType.INTERNAL_ERROR, "internal-error", id.toString());
      return response(
          HttpResponse.ok(), problems.of(new Refused(refusal), request).orElseThrow(), request);
    }
  }

  /** What the framework throws where a connection ends before a body does. */
  private static boolean isCutOff(Throwable thrown) {
    return thrown instanceof EOFException
        && "Connection closed before full body was received".equals(thrown.getMessage());
  }

  /** What the framework answers by itself. */
  @Primary
  @Singleton
  static final class OfFramework implements ErrorResponseProcessor<Problem> {

    private final Problems problems;
    private final SecurityHeaders securityHeaders;

    OfFramework(Problems problems, SecurityHeaders securityHeaders) {
      this.problems = problems;
      this.securityHeaders = securityHeaders;
    }

    @Override
    public MutableHttpResponse<Problem> processResponse(
        ErrorContext context, MutableHttpResponse<?> response) {
      HttpRequest<?> request = context.getRequest();
      Told problem =
          context
              .getRootCause()
              .flatMap(cause -> ours(cause, request))
              .or(() -> UnreadRequest.of(request).flatMap(refused -> problems.of(refused, request)))
              .orElseGet(() -> problems.ofStatus(response.code(), request));
      securityHeaders.add(request, response); // no filter sees what could not be read
      return response(response, problem, request);
    }

    /** Our own exceptions come wrapped when they are thrown while arguments are bound. */
    private Optional<Told> ours(Throwable cause, HttpRequest<?> request) {
      for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
        Optional<Told> problem = problems.of(inner, request);
        if (problem.isPresent()) {
          return problem;
        }
      }
      return unbound(cause).flatMap(refused -> problems.of(refused, request));
    }

    /** The only arguments that can fail to be bound are parts of paths, and bodies not there. */
    private static Optional<Refused> unbound(Throwable cause) {
      if (cause instanceof ConversionErrorException) {
        return Optional.of(new Refused(ProblemType.NOT_FOUND));
      }
      return cause instanceof UnsatisfiedRouteException missing
              && missing.getArgument().getType() == JsonBody.class
          ? Optional.of(new Refused(ProblemType.MALFORMED_BODY))
          : Optional.empty();
    }
  }

  /** What the framework's filters refuse without a word, like origins that are none of ours. */
  @ServerFilter("/**")
  static final class OfFilters {

    private final Problems problems;

    OfFilters(Problems problems) {
      this.problems = problems;
    }

    @ResponseFilter
    @Order(-900)
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
      if (response.code() >= 400 && response.getBody().isEmpty()) {
        response(response, problems.ofStatus(response.code(), request), request);
      }
    }
  }

  private static MutableHttpResponse<Problem> response(
      MutableHttpResponse<?> response, Told told, HttpRequest<?> request) {
    Problem problem = told.problem();
    response.status(problem.status());
    response.contentType(Problem.MEDIA_TYPE);
    response.header(HttpHeaders.CONTENT_LANGUAGE, Languages.of(request).toLanguageTag());
    response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (problem.status() == 401) {
      response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    told.retryAfter()
        .filter(wait -> !response.getHeaders().contains(HttpHeaders.RETRY_AFTER))
        .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
    told.headers().forEach(response::header);
    return response.body(problem);
  }

  private static String wholeSeconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}

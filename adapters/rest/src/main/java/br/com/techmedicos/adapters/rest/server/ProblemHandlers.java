package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.client.FrontEndOrigins;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import br.com.techmedicos.adapters.rest.problem.ProblemResponse;
import br.com.techmedicos.adapters.rest.problem.ProblemTranslator;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.ReplayedProblem;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.adapters.shared.OnceASecond;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts exceptions of our code and of the framework to problems. For an unexpected exception the
 * client only gets an ID, which operators can find in the log.
 */
final class ProblemHandlers {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);

  private ProblemHandlers() {}

  /** Handles exceptions of our code. */
  @Singleton
  static final class Thrown implements ExceptionHandler<Throwable, HttpResponse<ProblemJson>> {

    private final ProblemTranslator problems;
    private final IdGenerator ids;

    private final OnceASecond failures = new OnceASecond();

    /** Apart, so that the refusals that a failure brings about do not hide it. */
    private final OnceASecond refusals = new OnceASecond();

    Thrown(ProblemTranslator problems, IdGenerator ids) {
      this.problems = problems;
      this.ids = ids;
    }

    @Override
    @SuppressWarnings("rawtypes") // inherited
    public HttpResponse<ProblemJson> handle(HttpRequest request, Throwable thrown) {
      Optional<ProblemResponse> problem = problems.of(thrown, request);
      if (problem.isEmpty()) {
        return fault(thrown, request);
      }
      if (ProblemType.BUSY.uri().equals(problem.get().problem().type())) {
        refusals.tell(
            untold ->
                LOG.warn(
                    "busy: a call was refused by {}; {} such since the last line were not logged",
                    origin(thrown),
                    untold));
      } else if (thrown instanceof Failure failure) {
        failures.tell(
            untold ->
                LOG.error(
                    "a dependency of calls has failed; {} failures since the last such line were"
                        + " not logged",
                    untold,
                    failure));
      }
      return response(HttpResponse.ok(), problem.get(), request);
    }

    /** Which limit it was: the class that refused. */
    private static String origin(Throwable thrown) {
      StackTraceElement[] frames = thrown.getStackTrace();
      return frames.length == 0 ? thrown.getClass().getName() : frames[0].getClassName();
    }

    private HttpResponse<ProblemJson> fault(Throwable thrown, HttpRequest<?> request) {
      if (isCutOff(thrown)) {
        Problem refusal = Problem.of(ProblemType.MALFORMED_BODY, "body-cut-off");
        return response(
            HttpResponse.ok(),
            problems.of(new ProblemException(refusal), request).orElseThrow(),
            request);
      }
      if (OutOfMemory.isCauseOf(thrown)) {
        OutOfMemory.report(thrown);
        LOG.warn("refused for want of memory: {}", StackTraces.of(thrown));
        return response(
            HttpResponse.ok(),
            problems.of(new ProblemException(ProblemType.BUSY), request).orElseThrow(),
            request);
      }
      UUID id = ids.next();
      report(id, thrown, request);
      Problem refusal = Problem.of(ProblemType.INTERNAL_ERROR, "internal-error", id.toString());
      return response(
          HttpResponse.ok(),
          problems.of(new ProblemException(refusal), request).orElseThrow(),
          request);
    }
  }

  /**
   * Handles the refusals of our code. The framework searches all beans for the handler of an
   * exception each time, which costs more than a refusal; a route of errors it finds at once.
   */
  @Controller
  @Produces(MediaType.ALL)
  static final class Refused {

    private final Thrown handler;

    Refused(Thrown handler) {
      this.handler = handler;
    }

    @Error(global = true, exception = DomainException.class)
    HttpResponse<ProblemJson> byRule(HttpRequest<?> request, DomainException refused) {
      return handler.handle(request, refused);
    }

    @Error(global = true, exception = ProblemException.class)
    HttpResponse<ProblemJson> byContract(HttpRequest<?> request, ProblemException refused) {
      return handler.handle(request, refused);
    }

    @Error(global = true, exception = ReplayedProblem.class)
    HttpResponse<ProblemJson> again(HttpRequest<?> request, ReplayedProblem refused) {
      return handler.handle(request, refused);
    }

    @Error(global = true, exception = InvalidRequest.class)
    HttpResponse<ProblemJson> asInvalid(HttpRequest<?> request, InvalidRequest refused) {
      return handler.handle(request, refused);
    }

    @Error(global = true, exception = CallDeadline.Passed.class)
    HttpResponse<ProblemJson> inTime(HttpRequest<?> request, CallDeadline.Passed failure) {
      return handler.handle(request, failure);
    }

    @Error(global = true, exception = Failure.class)
    HttpResponse<ProblemJson> byFailure(HttpRequest<?> request, Failure failure) {
      return handler.handle(request, failure);
    }

    @Error(global = true, exception = RejectedExecutionException.class)
    HttpResponse<ProblemJson> byLoad(HttpRequest<?> request, RejectedExecutionException refused) {
      return handler.handle(request, refused);
    }
  }

  /** That a client hangs up is no fault. Its connection tells of the failure, and then closes. */
  private static void report(UUID id, Throwable thrown, HttpRequest<?> request) {
    if (thrown instanceof IOException && request instanceof NettyHttpRequest<?> arrived) {
      Channel channel = arrived.getChannelHandlerContext().channel();
      channel.eventLoop().execute(() -> log(id, thrown, request, channel.isActive()));
    } else {
      log(id, thrown, request, true);
    }
  }

  /** Logs only frames and class names: the message of an unknown exception may quote the body. */
  private static void log(UUID id, Throwable thrown, HttpRequest<?> request, boolean awaited) {
    String trace = StackTraces.of(thrown);
    if (awaited) {
      LOG.error("fault {} at {}: {}", id, request.getMethodName(), trace);
    } else {
      LOG.debug("fault {} at {}: {}", id, request.getMethodName(), trace);
    }
  }

  /** The framework's exception for a body that was cut off. */
  private static boolean isCutOff(Throwable thrown) {
    return thrown instanceof EOFException
        && "Connection closed before full body was received".equals(thrown.getMessage());
  }

  /** Replaces the framework's own error responses. */
  @Primary
  @Singleton
  static final class OfFramework implements ErrorResponseProcessor<ProblemJson> {

    private final ProblemTranslator problems;
    private final SecurityHeaders securityHeaders;
    private final FrontEndOrigins frontEnds;

    OfFramework(
        ProblemTranslator problems, SecurityHeaders securityHeaders, FrontEndOrigins frontEnds) {
      this.problems = problems;
      this.securityHeaders = securityHeaders;
      this.frontEnds = frontEnds;
    }

    @Override
    public MutableHttpResponse<ProblemJson> processResponse(
        ErrorContext context, MutableHttpResponse<?> response) {
      HttpRequest<?> request = context.getRequest();
      ProblemResponse problem =
          context
              .getRootCause()
              .flatMap(cause -> ours(cause, request))
              .or(
                  () ->
                      RequestHeadLimits.of(request)
                          .flatMap(refused -> problems.of(refused, request)))
              .or(
                  () ->
                      unenrolled(response, request)
                          .flatMap(refused -> problems.of(refused, request)))
              .orElseGet(() -> problems.ofStatus(response.code(), request));
      securityHeaders.add(request, response); // filters do not see malformed requests
      if (RequestHeadLimits.isUnreadable(request)) {
        frontEnds.tell(request.getHeaders().get(HttpHeaders.ORIGIN), response::header);
      }
      return response(response, problem, request);
    }

    /**
     * Finds the problem of a wrapped exception: our exceptions are wrapped while arguments are
     * bound.
     */
    private Optional<ProblemResponse> ours(Throwable cause, HttpRequest<?> request) {
      for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
        Optional<ProblemResponse> problem = problems.of(inner, request);
        if (problem.isPresent()) {
          return problem;
        }
      }
      if (OutOfMemory.isCauseOf(cause)) { // while the answer was written
        OutOfMemory.report(cause);
        return problems.of(new ProblemException(ProblemType.BUSY), request);
      }
      return unbound(cause).flatMap(refused -> problems.of(refused, request));
    }

    /** An operator's own route, before they have the second factor that it needs. */
    private static Optional<ProblemException> unenrolled(
        HttpResponse<?> response, HttpRequest<?> request) {
      return Optional.of(response)
          .filter(refused -> refused.code() == HttpStatus.FORBIDDEN.getCode())
          .flatMap(refused -> request.getUserPrincipal(Authentication.class))
          .filter(caller -> caller.getRoles().contains(Caller.ENROLLING))
          .filter(refused -> isForOperators(request))
          .map(refused -> new ProblemException(ProblemType.SECOND_FACTOR_MISSING));
    }

    private static boolean isForOperators(HttpRequest<?> request) {
      return RouteAttributes.getRouteInfo(request)
          .map(route -> route.getAnnotationMetadata().stringValues(Secured.class))
          .filter(roles -> List.of(roles).contains(Caller.OPERATOR))
          .isPresent();
    }

    /** Only path variables and absent bodies can fail to be bound. */
    private static Optional<ProblemException> unbound(Throwable cause) {
      if (cause instanceof ConversionErrorException) {
        return Optional.of(new ProblemException(ProblemType.NOT_FOUND));
      }
      return cause instanceof UnsatisfiedRouteException missing
              && missing.getArgument().getType() == JsonBody.class
          ? Optional.of(new ProblemException(ProblemType.MALFORMED_BODY))
          : Optional.empty();
    }
  }

  /**
   * Adds a body to refusals by the framework's filters, which have none, such as that of a foreign
   * origin.
   */
  @ServerFilter("/**")
  static final class OfFilters {

    private final ProblemTranslator problems;

    OfFilters(ProblemTranslator problems) {
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

  private static MutableHttpResponse<ProblemJson> response(
      MutableHttpResponse<?> response, ProblemResponse told, HttpRequest<?> request) {
    ProblemJson problem = told.problem();
    response.status(problem.status());
    response.contentType(ProblemJson.MEDIA_TYPE);
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

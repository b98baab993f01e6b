package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies above the limit of their call: by {@code Content-Length}, or, if chunked, as soon
 * as they exceed it. Nothing is parsed before.
 */
@ServerFilter("/**")
public final class BodyLimitFilter implements Ordered {

  private static final int BYTES_A_KIB = 1024;

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after() + 2; // after authorisation and content coding
  }

  @RequestFilter
  Publisher<HttpRequest<?>> limit(HttpRequest<?> request) {
    OptionalInt most =
        request.getMethod().permitsRequestBody()
            ? RouteAttributes.getRouteInfo(request)
                .map(BodyLimitFilter::of)
                .orElse(OptionalInt.empty())
            : OptionalInt.empty(); // GET and HEAD have no body
    if (most.isEmpty() || !(request instanceof ServerHttpRequest<?> received)) {
      return Mono.just(request);
    }
    int limit = most.getAsInt();
    OptionalLong announced = received.byteBody().expectedLength();
    if (announced.isPresent()) {
      return announced.getAsLong() <= limit ? Mono.just(request) : Mono.error(tooLarge(limit));
    }
    return Flux.from(
            received.byteBody().split(SplitBackpressureMode.FASTEST).toByteArrayPublisher())
        .scan(0L, (size, piece) -> size + piece.length)
        .doOnNext(
            size -> {
              if (size > limit) {
                throw tooLarge(limit);
              }
            })
        .then(Mono.just(request));
  }

  /**
   * The maximum size of a call's body, in bytes.
   *
   * @param call the route
   * @return the limit, if the call takes a JSON body
   */
  public static OptionalInt of(RouteInfo<?> call) {
    boolean takesJson =
        call instanceof MethodBasedRouteInfo<?, ?> method
            && Arrays.stream(method.getTargetMethod().getArguments())
                .anyMatch(argument -> argument.getType() == JsonBody.class);
    return takesJson
        ? OptionalInt.of(
            call.getAnnotationMetadata().intValue(BodyLimit.class).orElse(BodyLimit.DEFAULT))
        : OptionalInt.empty();
  }

  private static ProblemException tooLarge(int limit) {
    return new ProblemException(
        Problem.of(ProblemType.BODY_TOO_LARGE, "body-too-large-for-call", limit / BYTES_A_KIB));
  }
}

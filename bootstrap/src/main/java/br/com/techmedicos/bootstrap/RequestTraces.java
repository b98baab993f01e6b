package br.com.techmedicos.bootstrap;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each request, if there are traces. It is named by the template of the route, and
 * knows neither address nor query, which may name somebody. It ends when the answer begins.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = OpenTelemetry.class)
final class RequestTraces implements Ordered {

  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

  /** The id of the request, by which the log has it. */
  static final AttributeKey<String> REQUEST = AttributeKey.stringKey("techmedicos.request");

  /** The header that says who began the trace. */
  static final String PARENT = "traceparent";

  private static final String SPAN = RequestTraces.class.getName();
  private static final int FIRST_FAULT = 500;

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  RequestTraces(OpenTelemetry traces) {
    this.tracer = traces.getTracer("techmedicos");
    this.propagator = traces.getPropagators().getTextMapPropagator();
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    Context parent = propagator.extract(Context.root(), request, new Parent());
    Span span =
        tracer
            .spanBuilder(method(request))
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(METHOD, method(request))
            .startSpan();
    // Now: an answer that is a problem comes from another route.
    route(request)
        .ifPresent(
            route -> {
              span.setAttribute(ROUTE, route);
              span.updateName(method(request) + " " + route);
            });
    request.setAttribute(SPAN, span);
    context.add(new Current(parent.with(span)));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    request.getAttribute(SPAN, Span.class).ifPresent(span -> end(span, request, response));
  }

  private static void end(Span span, HttpRequest<?> request, HttpResponse<?> response) {
    request
        .getAttribute(RequestNames.KEY, String.class)
        .ifPresent(id -> span.setAttribute(REQUEST, id));
    span.setAttribute(STATUS, response.code());
    if (response.code() >= FIRST_FAULT) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  /** Anyone may make up a method. */
  private static String method(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.CUSTOM ? "_OTHER" : request.getMethod().name();
  }

  private static Optional<String> route(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(
            route ->
                route instanceof UriRouteInfo<?, ?> known
                    ? Optional.of(known.getUriMatchTemplate().toPathString())
                    : Optional.empty());
  }

  /** Only who began the trace is taken over; what else a client may send with it is not. */
  private static final class Parent implements TextMapGetter<HttpRequest<?>> {

    @Override
    public Iterable<String> keys(HttpRequest<?> request) {
      return List.of(PARENT);
    }

    @Override
    public @Nullable String get(@Nullable HttpRequest<?> request, String name) {
      return request == null || !name.equals(PARENT) ? null : request.getHeaders().get(PARENT);
    }
  }

  /** Goes with the call from thread to thread. */
  private record Current(Context context) implements ThreadPropagatedContextElement<Scope> {

    @Override
    @SuppressWarnings("MustBeClosedChecker") // it is closed below, when the thread leaves the call
    public Scope updateThreadContext() {
      return context.makeCurrent();
    }

    @Override
    public void restoreThreadContext(Scope before) {
      before.close();
    }
  }
}

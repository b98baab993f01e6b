package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.netty.WorkedOn;
import br.com.techmedicos.adapters.shared.CallDeadline;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Answers every call within its deadline, whatever becomes of the work. A client that is not
 * answered in time is told so; the work stops at the next statement and is rolled back whole.
 * Reading for a client that is gone stops likewise; what such a client began to write is finished.
 */
@ServerFilter(AdmissionLimits.PATHS)
final class CallFilter implements Ordered {

  private final Duration limit;
  private final Clock clock;

  CallFilter(AdmissionLimits limits, Clock clock) {
    this.limit = limits.callDeadline();
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before(); // who asks is looked up in the same time
  }

  @RequestFilter
  Publisher<MutableHttpResponse<?>> answerInTime(
      HttpRequest<?> request,
      MutablePropagatedContext context,
      FilterContinuation<Publisher<MutableHttpResponse<?>>> call) {
    if (Transfer.Route.isOf(request)) {
      return call.proceed();
    }
    CallDeadline deadline = CallDeadline.within(limit, clock, awaited(request));
    context.add(new OnEachThread(deadline));
    Runnable ended = WorkedOn.of(request);
    CompletableFuture<MutableHttpResponse<?>> work =
        Mono.<MutableHttpResponse<?>>from(call.proceed())
            .doFinally(signal -> ended.run())
            .toFuture();
    // Not cancelled: the work ends by itself, and says so to whoever counts it.
    return Mono.fromFuture(work, true)
        .timeout(
            limit,
            Mono.defer(
                () -> {
                  deadline.pass();
                  return Mono.error(new CallDeadline.Passed());
                }));
  }

  private static BooleanSupplier awaited(HttpRequest<?> request) {
    boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    return reads && request instanceof NettyHttpRequest<?> open
        ? open.getChannelHandlerContext().channel()::isActive
        : () -> true;
  }

  /** Goes with the call from thread to thread. */
  private record OnEachThread(CallDeadline deadline)
      implements ThreadPropagatedContextElement<CallDeadline> {

    @Override
    public @Nullable CallDeadline updateThreadContext() {
      return CallDeadline.bind(deadline);
    }

    @Override
    public void restoreThreadContext(@Nullable CallDeadline before) {
      CallDeadline.bind(before);
    }
  }
}

package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.netty.BodyRetention;
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
 * Answers every call within its deadline. After the deadline the client gets a problem, and the
 * work stops at its next statement and is rolled back. Reads also stop when the client has
 * disconnected; writes are finished.
 */
@ServerFilter(AdmissionLimits.PATHS)
final class CallDeadlineFilter implements Ordered {

  private final Duration limit;
  private final Clock clock;

  CallDeadlineFilter(AdmissionLimits limits, Clock clock) {
    this.limit = limits.callDeadline();
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before(); // authentication is included
  }

  @RequestFilter
  Publisher<MutableHttpResponse<?>> answerInTime(
      HttpRequest<?> request,
      MutablePropagatedContext context,
      FilterContinuation<Publisher<MutableHttpResponse<?>>> call) {
    if (Transfer.Route.isOf(request)) {
      return call.proceed();
    }
    CallDeadline deadline = deadline(request);
    context.add(new OnEachThread(deadline));
    Runnable ended = BodyRetention.of(request);
    CompletableFuture<MutableHttpResponse<?>> work =
        Mono.<MutableHttpResponse<?>>from(call.proceed())
            .doFinally(signal -> ended.run())
            .toFuture();
    if (work.isDone()) { // answered from memory: no timer is needed
      return Mono.fromFuture(work);
    }
    // Not cancelled: the work ends by itself and counts until then.
    return Mono.fromFuture(work, true)
        .timeout(
            limit,
            Mono.defer(
                () -> {
                  deadline.pass();
                  return Mono.error(new CallDeadline.Passed());
                }));
  }

  private CallDeadline deadline(HttpRequest<?> request) {
    BooleanSupplier awaited =
        request instanceof NettyHttpRequest<?> open
            ? open.getChannelHandlerContext().channel()::isActive
            : () -> true;
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD
        ? CallDeadline.within(limit, clock, awaited)
        : CallDeadline.ofWrite(limit, clock, awaited);
  }

  /** Binds the deadline to each thread that the call runs on. */
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

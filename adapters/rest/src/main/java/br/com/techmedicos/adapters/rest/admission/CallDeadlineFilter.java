package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.client.ClientConnection;
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
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Answers every call within its deadline. After the deadline the client gets a problem, and the
 * work stops at its next statement and is rolled back. Reads also stop when the client has
 * disconnected; writes are finished.
 *
 * <p>What is answered from memory has its answer when this returns, and the framework goes on with
 * it at once; a publisher would be subscribed to again.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
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
  CompletableFuture<MutableHttpResponse<?>> answerInTime(
      HttpRequest<?> request,
      MutablePropagatedContext context,
      FilterContinuation<Publisher<MutableHttpResponse<?>>> call) {
    if (!AdmissionLimits.applyTo(request) || Transfer.Route.isOf(request)) {
      return Mono.<MutableHttpResponse<?>>from(call.proceed()).toFuture();
    }
    CallDeadline deadline = deadline(request);
    context.add(new OnEachThread(deadline));
    Runnable ended = BodyRetention.of(request);
    CompletableFuture<MutableHttpResponse<?>> work =
        Mono.<MutableHttpResponse<?>>from(call.proceed())
            .doFinally(signal -> ended.run())
            .toFuture();
    if (work.isDone()) { // answered from memory: no timer is needed
      return work;
    }
    CompletableFuture<MutableHttpResponse<?>> answer = new CompletableFuture<>();
    ScheduledFuture<?> timer;
    try {
      timer =
          timers(request)
              .schedule(
                  context.getContext().wrap(() -> giveUp(deadline, answer)),
                  limit.toMillis(),
                  TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException shuttingDown) {
      return work; // which has begun: its answer counts
    }
    // The work is never cancelled: it ends by itself and counts until then.
    work.whenComplete(
        (response, failure) -> {
          timer.cancel(false);
          if (failure == null) {
            answer.complete(response);
          } else {
            answer.completeExceptionally(failure);
          }
        });
    return answer;
  }

  private static void giveUp(CallDeadline deadline, CompletableFuture<?> answer) {
    if (!answer.isDone()) {
      deadline.pass();
      answer.completeExceptionally(new CallDeadline.Passed());
    }
  }

  /** The thread of the connection: no other thread has to wake up for a timer that is not due. */
  private static ScheduledExecutorService timers(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> open
        ? open.getChannelHandlerContext().executor()
        : GlobalEventExecutor.INSTANCE;
  }

  private CallDeadline deadline(HttpRequest<?> request) {
    BooleanSupplier awaited = () -> ClientConnection.isOpen(request);
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

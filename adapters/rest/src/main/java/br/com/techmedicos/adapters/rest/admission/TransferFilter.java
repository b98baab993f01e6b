package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.shared.ProblemType;
import br.com.techmedicos.adapters.rest.shared.Refusal;
import br.com.techmedicos.adapters.rest.shared.Refused;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.types.files.StreamedFile;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Admits as many transfers as the memory bears, and of one user no more than a few, so that nobody
 * takes the room of all. A transfer counts until its last byte is out or its connection is gone.
 */
@ServerFilter(AdmissionLimits.PATHS)
final class TransferFilter
    implements Ordered, ApplicationEventListener<HttpRequestTerminatedEvent> {

  /** As many connections as a browser opens to one host, so that one browser is never refused. */
  static final int OF_A_USER = 6;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final String ADMITTED = TransferFilter.class.getName();

  private final Limiter<Void> limiter;
  private final Places ofUsers = new Places(OF_A_USER);

  TransferFilter(AdmissionLimits limits) {
    this.limiter =
        SimpleLimiter.newBuilder()
            .named("transfers")
            .limit(FixedLimit.of(limits.transfersThatFit(Runtime.getRuntime().maxMemory())))
            .build();
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.RENDERING.before(); // when it is known who asks, and that they may
  }

  @RequestFilter
  void admit(HttpRequest<?> request) {
    if (Transfer.Route.isOf(request)) {
      String user = request.getUserPrincipal().map(Principal::getName).orElse("");
      request.setAttribute(ADMITTED, new Admitted(user));
    }
  }

  /** Before the answer is sent, so that whoever has got it finds room for the next. */
  @ResponseFilter
  void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!(response.body() instanceof StreamedFile)) {
      end(request);
    }
  }

  @Override
  public void onApplicationEvent(HttpRequestTerminatedEvent event) {
    end(event.getSource());
  }

  private static void end(HttpRequest<?> request) {
    request.getAttribute(ADMITTED, Admitted.class).ifPresent(Admitted::end);
  }

  /** A transfer under way. */
  private final class Admitted {

    private final String user;
    private final Limiter.Listener ofInstance;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Admitted(String user) {
      this.user = user;
      if (!ofUsers.take(user)) {
        throw refused("too-many-transfers");
      }
      this.ofInstance =
          limiter
              .acquire(null)
              .orElseThrow(
                  () -> {
                    ofUsers.leave(user);
                    return refused("busy-transfers");
                  });
    }

    /** Whatever ends first, or twice. */
    private void end() {
      if (ended.compareAndSet(false, true)) {
        ofInstance.onSuccess();
        ofUsers.leave(user);
      }
    }

    private static Refused refused(String message) {
      return new Refused(Refusal.of(ProblemType.BUSY, message).after(RETRY_AFTER));
    }
  }
}

package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refused;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micronaut.context.annotation.Property;
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
 * Admits as many transfers as the memory bears, of one user no more than a few, and of one address
 * a quarter, so that nobody takes the room of all, under however many names. The second half is for
 * users who have none: to fill it takes an account for each. A transfer counts until its last byte
 * is out or its connection is gone.
 */
@ServerFilter(AdmissionLimits.PATHS)
final class TransferFilter
    implements Ordered, ApplicationEventListener<HttpRequestTerminatedEvent> {

  /** As many connections as a browser opens to one host, so that one browser is never refused. */
  static final int OF_A_USER = 6;

  private static final int PART_OF_AN_ADDRESS = 4;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final String ADMITTED = TransferFilter.class.getName();

  private final SimpleLimiter<Void> limiter;
  private final int forAll;
  private final Places ofUsers = new Places(OF_A_USER);
  private final Places ofAddresses;
  private final ClientAddresses addresses;

  TransferFilter(
      AdmissionLimits limits,
      ClientAddresses addresses,
      @Property(name = "techmedicos.rate-limits.enabled", defaultValue = "true")
          boolean rateLimits) {
    int all = limits.transfersThatFit(Runtime.getRuntime().maxMemory());
    this.limiter = SimpleLimiter.newBuilder().named("transfers").limit(FixedLimit.of(all)).build();
    this.forAll = all / 2;
    this.ofAddresses =
        new Places(rateLimits ? Math.max(OF_A_USER, all / PART_OF_AN_ADDRESS) : Integer.MAX_VALUE);
    this.addresses = addresses;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.RENDERING.before(); // when it is known who asks, and that they may
  }

  @RequestFilter
  void admit(HttpRequest<?> request) {
    if (Transfer.Route.isOf(request)) {
      String user = request.getUserPrincipal().map(Principal::getName).orElse("");
      request.setAttribute(ADMITTED, new Admitted(user, addresses.of(request).value()));
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
    private final String address;
    private final Limiter.Listener ofInstance;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Admitted(String user, String address) {
      this.user = user;
      this.address = address;
      if (!ofUsers.take(user)) {
        throw refused("too-many-transfers");
      }
      boolean isFirst = ofUsers.taken(user) == 1;
      if ((!isFirst && limiter.getInflight() >= forAll) || !ofAddresses.take(address)) {
        ofUsers.leave(user);
        throw refused("busy-transfers");
      }
      this.ofInstance =
          limiter
              .acquire(null)
              .orElseThrow(
                  () -> {
                    leave();
                    return refused("busy-transfers");
                  });
    }

    /** Whatever ends first, or twice. */
    private void end() {
      if (ended.compareAndSet(false, true)) {
        ofInstance.onSuccess();
        leave();
      }
    }

    private void leave() {
      ofAddresses.leave(address);
      ofUsers.leave(user);
    }

    private static Refused refused(String message) {
      return new Refused(Refusal.of(ProblemType.BUSY, message).after(RETRY_AFTER));
    }
  }
}

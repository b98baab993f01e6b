package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.adapters.shared.KeyedSemaphore;
import com.netflix.concurrency.limits.Limiter;
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
import jakarta.inject.Named;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Admits as many transfers as fit into memory, a few per user, and a quarter of all per address,
 * however many accounts it uses. The second half is for users who have no transfer yet. A transfer
 * counts until its last byte is sent or its connection is closed.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TransferFilter
    implements Ordered, ApplicationEventListener<HttpRequestTerminatedEvent> {

  /** As many connections as a browser opens to one host, so a single browser is never refused. */
  static final int PER_USER = 6;

  private static final int PART_OF_AN_ADDRESS = 4;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final String ADMITTED = TransferFilter.class.getName();

  private final WorkLimiter limiter;
  private final int forAll;
  private final KeyedSemaphore ofUsers = new KeyedSemaphore(PER_USER);
  private final KeyedSemaphore ofAddresses;
  private final ClientAddresses addresses;

  TransferFilter(
      @Named(CallThreads.TRANSFERS) WorkLimiter limiter,
      ClientAddresses addresses,
      RateLimits rateLimits) {
    int all = limiter.limit();
    this.limiter = limiter;
    this.forAll = all / 2;
    this.ofAddresses =
        new KeyedSemaphore(
            rateLimits.enabled()
                ? Math.max(PER_USER, all / PART_OF_AN_ADDRESS)
                : Integer.MAX_VALUE);
    this.addresses = addresses;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.RENDERING.before(); // after authentication and authorisation
  }

  @RequestFilter
  void admit(HttpRequest<?> request) {
    if (Transfer.Route.isOf(request)) {
      String user = request.getUserPrincipal().map(Principal::getName).orElse("");
      request.setAttribute(ADMITTED, new Admitted(user, addresses.of(request).value()));
    }
  }

  /** Runs before the answer is sent, so that the client can start the next transfer at once. */
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
      int ofUser = ofUsers.acquire(user);
      if (ofUser == 0) {
        throw refused("too-many-transfers");
      }
      if ((ofUser > 1 && limiter.inFlight() >= forAll) || !ofAddresses.tryAcquire(address)) {
        ofUsers.release(user);
        throw refused("busy-transfers");
      }
      this.ofInstance =
          limiter
              .acquire(null)
              .orElseThrow(
                  () -> {
                    release();
                    return refused("busy-transfers");
                  });
    }

    /** May be called twice. */
    private void end() {
      if (ended.compareAndSet(false, true)) {
        ofInstance.onSuccess();
        release();
      }
    }

    private void release() {
      ofAddresses.release(address);
      ofUsers.release(user);
    }

    private static ProblemException refused(String message) {
      return new ProblemException(Problem.of(ProblemType.BUSY, message).after(RETRY_AFTER));
    }
  }
}

package br.com.techmedicos.adapters.rest.quota;

import br.com.techmedicos.adapters.rest.shared.ProblemType;
import br.com.techmedicos.adapters.rest.shared.Refusal;
import br.com.techmedicos.adapters.rest.shared.Refused;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps one user, or one address without a user, from taking the service away from the others. Each
 * instance counts for itself. A user's requests count for the user alone, so that a clinic behind
 * one address is not slowed down by its size.
 */
@ServerFilter("/api/**")
@Requires(
    property = "techmedicos.rate-limits.enabled",
    notEquals = StringUtils.FALSE,
    defaultValue = StringUtils.TRUE)
final class QuotaFilter implements Ordered {

  /** Requests in a row, and then a minute: a person with an app needs a tenth of it. */
  static final int A_USER = 600;

  /** The same for all who come from one address and have not logged in. */
  static final int AN_ADDRESS = 3_000;

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final HttpClientAddressResolver addresses;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterAccess(PERIOD.multipliedBy(2)).build();

  QuotaFilter(HttpClientAddressResolver addresses) {
    this.addresses = addresses;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after(); // when it is known who asks
  }

  @RequestFilter
  void spend(HttpRequest<?> request) {
    Bucket bucket =
        request
            .getUserPrincipal()
            .map(Principal::getName)
            .map(user -> bucket("user " + user, A_USER))
            .orElseGet(() -> bucket("address " + addresses.resolve(request), AN_ADDRESS));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new Refused(
          Refusal.of(ProblemType.TOO_MANY_REQUESTS)
              .after(Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
  }

  private Bucket bucket(String key, int requests) {
    return Objects.requireNonNull(
        buckets.get(
            key,
            unused ->
                Bucket.builder()
                    .addLimit(
                        Bandwidth.builder()
                            .capacity(requests)
                            .refillGreedy(requests, PERIOD)
                            .build())
                    .build()));
  }
}

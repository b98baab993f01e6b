package br.com.techmedicos.adapters.rest.quota;

import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refused;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Keeps one user, or one address without a user, from taking the service away from the others. Each
 * instance counts for itself.
 *
 * <p>A user's requests count for the user alone, wherever they come from: a clinic behind one
 * address is not slowed down by its size, and nobody by what strangers do behind the same address.
 * Every other request counts for its address: those without a token, those whose token is not good,
 * those to addresses that do not exist. It is the first rule that is asked once it is known whether
 * the token is good, so that what later rules refuse has been counted. What watches over the
 * service counts apart; only its health does not count, since a probe that is refused takes the
 * instance away from everyone, and what the answer takes does not grow with the requests for it.
 */
@Singleton
@Requires(
    property = "techmedicos.rate-limits.enabled",
    notEquals = StringUtils.FALSE,
    defaultValue = StringUtils.TRUE)
public final class Quotas implements SecurityRule<HttpRequest<?>> {

  /** Requests in a row, and then a minute: a person with an app needs a tenth of it. */
  static final int A_USER = 600;

  /** The same for all who come from one address and have not logged in. */
  static final int AN_ADDRESS = 3_000;

  /** The same for all who come from one address and watch over the service. */
  static final int A_WATCHER = 120;

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final String ENDPOINT = "io.micronaut.management.endpoint.annotation.Endpoint";
  private static final String HEALTH = "health";

  private final ClientAddresses addresses;
  private final Clock clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterAccess(PERIOD.multipliedBy(2)).build();

  Quotas(ClientAddresses addresses, Clock clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      HttpRequest<?> request, @Nullable Authentication authentication) {
    Optional<String> endpoint = endpoint(request);
    if (endpoint.filter(HEALTH::equals).isPresent()) {
      return Publishers.just(SecurityRuleResult.UNKNOWN);
    }
    Bucket bucket =
        endpoint.isPresent()
            ? bucket("watcher " + addresses.of(request).value(), A_WATCHER)
            : authentication == null
                ? ofAddress(request)
                : bucket("user " + authentication.getName(), A_USER);
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Publishers.just(SecurityRuleResult.UNKNOWN)
        : Publishers.just(
            new Refused(
                Refusal.of(ProblemType.TOO_MANY_REQUESTS)
                    .after(Duration.ofNanos(probe.getNanosToWaitForRefill()))));
  }

  /**
   * Whether an address has nothing left for requests that no user makes.
   *
   * @param request a request from there
   * @return whether the next one would be refused
   */
  public boolean isSpent(HttpRequest<?> request) {
    return ofAddress(request).getAvailableTokens() == 0;
  }

  private Bucket ofAddress(HttpRequest<?> request) {
    return bucket("address " + addresses.of(request).value(), AN_ADDRESS);
  }

  /** The name of the endpoint that watches over the service, if that is what is asked for. */
  private static Optional<String> endpoint(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .map(route -> route.getAnnotationMetadata())
        .filter(metadata -> metadata.hasStereotype(ENDPOINT))
        .map(metadata -> metadata.stringValue(ENDPOINT).orElse(""));
  }

  private Bucket bucket(String key, int requests) {
    return Objects.requireNonNull(
        buckets.get(
            key,
            unused ->
                Bucket.builder()
                    .withCustomTimePrecision(new Time(clock))
                    .addLimit(
                        Bandwidth.builder()
                            .capacity(requests)
                            .refillGreedy(requests, PERIOD)
                            .build())
                    .build()));
  }

  /** The time as buckets are told it. */
  private record Time(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

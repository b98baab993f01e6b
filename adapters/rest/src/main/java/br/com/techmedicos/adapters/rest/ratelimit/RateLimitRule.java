package br.com.techmedicos.adapters.rest.ratelimit;

import br.com.techmedicos.adapters.rest.call.RequestPath;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
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
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Limits the request rate of each user, and of each address without a user. Each instance counts
 * for itself.
 *
 * <p>A user's requests count only for the user, so that people behind one address do not slow each
 * other down. All other requests count for their address: those without a token, with an invalid
 * one, or to an unknown path. Of these, calls that sign in or up count apart from all others, and
 * so do those for tokens and sockets: whoever reads without pause from an address keeps nobody else
 * there out. The rule runs first after authentication, so that requests refused by later rules
 * count as well. Monitoring endpoints count separately. Health probes do not count, because a
 * refused probe would take the instance out of service; their cost does not grow with their number.
 */
@Singleton
@Requires(bean = RateLimits.class, beanProperty = "enabled", value = StringUtils.TRUE)
public final class RateLimitRule implements SecurityRule<HttpRequest<?>> {

  /** The attribute of a caller with a number of requests a minute of their own. */
  public static final String QUOTA = "requestsPerMinute";

  /** The path of the call for tokens. */
  public static final String TOKENS = "/api/v1/auth/token";

  /** Requests a minute, and in a burst: ten times what a person with an app needs. */
  static final int PER_USER = 600;

  /** The limit of each kind of anonymous requests from one address. */
  static final int PER_ADDRESS = 3_000;

  /** The limit of monitoring requests from one address. */
  static final int PER_WATCHER = 120;

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final String ENDPOINT = "io.micronaut.management.endpoint.annotation.Endpoint";
  private static final String SOCKET = "io.micronaut.websocket.annotation.ServerWebSocket";
  private static final String HEALTH = "health";

  private final ClientAddresses addresses;
  private final Clock clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterAccess(PERIOD.multipliedBy(2)).build();

  RateLimitRule(ClientAddresses addresses, Clock clock) {
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
            ? bucket("watcher " + addresses.of(request).value(), PER_WATCHER)
            : authentication == null
                ? ofAddress(request)
                : bucket("user " + authentication.getName(), quota(authentication));
    return refusal(bucket)
        .<Publisher<SecurityRuleResult>>map(Publishers::just)
        .orElseGet(() -> Publishers.just(SecurityRuleResult.UNKNOWN));
  }

  /**
   * Counts a preflight.
   *
   * @param request the preflight
   * @throws ProblemException if its address has sent too many
   */
  void countPreflight(HttpRequest<?> request) {
    Optional<ProblemException> refusal =
        refusal(bucket("preflight " + addresses.of(request).value(), PER_ADDRESS));
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private static Optional<ProblemException> refusal(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(
            new ProblemException(
                Problem.of(ProblemType.TOO_MANY_REQUESTS)
                    .after(Duration.ofNanos(probe.getNanosToWaitForRefill()))));
  }

  /**
   * Whether an address has used up its anonymous requests of a kind.
   *
   * @param request a request of the kind from there
   * @return whether it would be refused without a user
   */
  public boolean isSpent(HttpRequest<?> request) {
    return ofAddress(request).getAvailableTokens() == 0;
  }

  private static int quota(Authentication caller) {
    return caller.getAttributes().get(QUOTA) instanceof Integer quota ? quota : PER_USER;
  }

  private Bucket ofAddress(HttpRequest<?> request) {
    return bucket(kind(request) + " " + addresses.of(request).value(), PER_ADDRESS);
  }

  /**
   * What an anonymous request counts as. Few kinds, so that an address has few buckets. A refresh
   * token says nothing about its session unless it is looked up, so a refresh counts for the
   * address as well: invented tokens cost no more look-ups than that.
   */
  private static String kind(HttpRequest<?> request) {
    if (opensSocket(request)) {
      return "socket";
    }
    if (!isPublicWrite(request)) {
      return "address";
    }
    return isForTokens(request) ? "token" : "sign-in";
  }

  /** Whether a request is the call for tokens. */
  public static boolean isForTokens(HttpRequest<?> request) {
    return RequestPath.of(request).equals(TOKENS);
  }

  private static boolean opensSocket(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(SOCKET))
        .isPresent();
  }

  /** What is public and not a read signs in or up, or does what a mailed secret is for. */
  private static boolean isPublicWrite(HttpRequest<?> request) {
    return request.getMethod() != HttpMethod.GET
        && request.getMethod() != HttpMethod.HEAD
        && isPublic(request);
  }

  /** Whether anybody may make a request, without a token. */
  public static boolean isPublic(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .map(route -> route.getAnnotationMetadata().stringValues(Secured.class))
        .filter(rules -> Arrays.asList(rules).contains(SecurityRule.IS_ANONYMOUS))
        .isPresent();
  }

  /** The name of the requested management endpoint, if it is one. */
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

  /** Adapts our clock to the token buckets. */
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

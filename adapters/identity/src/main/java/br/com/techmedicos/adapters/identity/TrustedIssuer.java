package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another trusted issuer of tokens, such as Keycloak, Amazon Cognito or Google Identity Platform. A
 * token names an existing account of this service.
 *
 * @param issuer the {@code iss} of their tokens
 * @param jwks the URL of their keys
 * @param audience the {@code aud} of their tokens for us, or the {@code client_id} where there is
 *     no {@code aud} (Cognito's access tokens)
 * @param subjectClaim the claim with the account's id here, a UUID
 * @param roleClaim the claim with the role, a text or a list, like {@code cognito:groups}; dots
 *     lead into objects, as in Keycloak's {@code realm_access.roles}
 * @param roles their role names, with ours
 */
public record TrustedIssuer(
    String issuer,
    URI jwks,
    String audience,
    String subjectClaim,
    String roleClaim,
    Map<String, Role> roles) {

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAXIMUM_BYTES = 256 * 1024;
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration ASKED_AT_MOST_EVERY = Duration.ofSeconds(30);
  private static final Duration OUTAGE_BRIDGED = Duration.ofHours(4);

  public TrustedIssuer {
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(jwks);
    Objects.requireNonNull(audience);
    Objects.requireNonNull(subjectClaim);
    Objects.requireNonNull(roleClaim);
    roles = Map.copyOf(roles);
  }

  /**
   * Returns the issuer's keys. They are fetched when a token names an unknown key, at a limited
   * rate because clients can invent key names.
   */
  JWKSource<SecurityContext> keys() {
    try {
      return JWKSourceBuilder.create(jwks.toURL(), new WithoutRedirects())
          .cache(KEPT.toMillis(), 2L * TIMEOUT_MILLIS)
          .rateLimited(ASKED_AT_MOST_EVERY.toMillis())
          .outageTolerant(OUTAGE_BRIDGED.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a URL: " + jwks, e);
    }
  }

  /** The account of verified claims; empty unless they have an id and exactly one role. */
  Optional<AccountId> account(Map<String, Object> claims) {
    List<Role> named =
        texts(claim(claims, roleClaim)).stream()
            .map(roles::get)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return named.size() == 1
        ? texts(claim(claims, subjectClaim)).stream()
            .findFirst()
            .flatMap(Uuids::parse)
            .map(id -> new AccountId(named.get(0), id))
        : Optional.empty();
  }

  /** Fetches keys without following redirects. */
  private static final class WithoutRedirects extends DefaultResourceRetriever {

    private WithoutRedirects() {
      super(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAXIMUM_BYTES);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }

  private static @Nullable Object claim(Map<?, ?> claims, String name) {
    if (claims.containsKey(name)) {
      return claims.get(name);
    }
    Object found = claims;
    for (String step : name.split("\\.", -1)) {
      found = found instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return found;
  }

  private static List<String> texts(@Nullable Object claim) {
    Collection<?> values = claim instanceof Collection<?> list ? list : Arrays.asList(claim);
    return values.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }
}

package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.JWTClaimsSetUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The accepted issuers of access tokens: ourselves and trusted ones. Micronaut Security's JWT
 * validator calls it first for the signature, then for the claims.
 *
 * <p>An issuer's tokens are verified with that issuer's keys only, by the one algorithm we support.
 */
public final class TokenIssuers
    implements SignatureConfiguration, GenericJwtClaimsValidator<Object> {

  static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  static final String ROLE = "role";
  static final String SESSION = "sid"; // as OpenID Connect Front-Channel Logout 1.0 names it

  /** Longer texts are not even parsed. */
  static final int MAXIMUM_LENGTH = 8 * 1024;

  private static final System.Logger LOG = System.getLogger(TokenIssuers.class.getName());
  private static final JOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKEN =
      new DefaultJOSEObjectTypeVerifier<>(TYPE);

  /**
   * Accepts tokens without a type, because not every issuer sets it, but refuses any other type.
   */
  private static final JOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKEN_OR_UNTYPED =
      new DefaultJOSEObjectTypeVerifier<>(TYPE, JOSEObjectType.JWT, null);

  /** How an issuer's tokens are verified and mapped to accounts. */
  private record Issuer(
      DefaultJOSEProcessor<SecurityContext> signatures,
      IssuerRules rules,
      Function<Map<String, Object>, Optional<AccountId>> account) {}

  private final SigningKeys keys;
  private final String ourName;
  private final Clock clock;
  private final Map<String, Issuer> issuers = new HashMap<>();

  /**
   * Accepts our own tokens and those of trusted issuers.
   *
   * @param keys that sign our tokens
   * @param ourName the {@code iss} and {@code aud} of our tokens: the address of the service
   */
  public TokenIssuers(SigningKeys keys, String ourName, List<TrustedIssuer> trusted, Clock clock) {
    this.keys = keys;
    this.ourName = ourName;
    this.clock = clock;
    for (TrustedIssuer other : trusted) {
      issuers.put(
          other.issuer(),
          new Issuer(
              signatures(other.keys(), ACCESS_TOKEN_OR_UNTYPED),
              new IssuerRules(other.issuer(), other.audience(), clock),
              other::account));
    }
    // Last, so that no other issuer can take our name.
    issuers.put(
        ourName,
        new Issuer(
            signatures((selector, context) -> keys.select(selector), ACCESS_TOKEN),
            new IssuerRules(ourName, ourName, clock),
            TokenIssuers::ourAccount));
  }

  private static DefaultJOSEProcessor<SecurityContext> signatures(
      JWKSource<SecurityContext> keys, JOSEObjectTypeVerifier<SecurityContext> type) {
    DefaultJOSEProcessor<SecurityContext> signatures = new DefaultJOSEProcessor<>();
    signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHM, keys));
    signatures.setJWSTypeVerifier(type);
    return signatures;
  }

  /** {@return the {@code iss} and {@code aud} of our tokens} */
  String ourName() {
    return ourName;
  }

  /**
   * Signs a token of ours with the newest key.
   *
   * @param claims whose it is and what it says; issuer, audience, times and id are added
   */
  AccessToken sign(JWTClaimsSet.Builder claims, Instant now) {
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = issuedAt.plus(AccessTokens.LIFETIME);
    RSAKey key = keys.newest();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(ALGORITHM).type(TYPE).keyID(key.getKeyID()).build(),
            claims
                .issuer(ourName)
                .audience(ourName)
                .claim("iat", issuedAt.getEpochSecond())
                .claim("exp", expiresAt.getEpochSecond())
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the newest key could not sign", e);
    }
    return new AccessToken(token.serialize(), issuedAt, expiresAt);
  }

  /** The time that tokens are checked at. */
  Instant now() {
    return clock.instant();
  }

  @Override
  public String supportedAlgorithmsMessage() {
    return "Only " + ALGORITHM + " is supported";
  }

  @Override
  public boolean supports(JWSAlgorithm algorithm) {
    return ALGORITHM.equals(algorithm);
  }

  @Override
  public boolean verify(SignedJWT token) throws JOSEException {
    try {
      Issuer from = issuers.get(token.getJWTClaimsSet().getIssuer());
      if (from == null) {
        return false;
      }
      from.signatures().process(token, null);
      return true;
    } catch (RateLimitReachedException e) { // fetched a moment ago, without this key
      return false;
    } catch (KeySourceException e) {
      LOG.log(System.Logger.Level.WARNING, "The keys of an issuer are unavailable", e);
      return false;
    } catch (ParseException | BadJOSEException e) {
      return false;
    }
  }

  @Override
  public boolean validate(Claims claims, @Nullable Object request) {
    Map<String, Object> json = JWTClaimsSetUtils.jwtClaimsSetFromClaims(claims).toJSONObject();
    return of(json).filter(from -> from.rules().hold(json)).isPresent();
  }

  /**
   * The account of a token.
   *
   * @param token a verified token
   * @return the account; empty if the claims name none
   */
  Optional<AccountId> account(JWT token) {
    try {
      Map<String, Object> claims = token.getJWTClaimsSet().toJSONObject();
      return of(claims).flatMap(from -> from.account().apply(claims));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /**
   * When a token of ours expires.
   *
   * @param token a verified token
   * @return the end of its validity; empty if it is another issuer's
   */
  Optional<Instant> ourExpiry(JWT token) {
    try {
      Map<String, Object> claims = token.getJWTClaimsSet().toJSONObject();
      return ourName.equals(claims.get("iss")) && claims.get("exp") instanceof Number end
          ? Optional.of(IssuerRules.at(end))
          : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Where a token comes from. Other issuers have sessions of their own, which we do not know.
   *
   * @param token a verified token
   */
  TokenOrigin origin(JWT token) {
    try {
      Map<String, Object> claims = token.getJWTClaimsSet().toJSONObject();
      Optional<SessionId> session =
          ourName.equals(claims.get("iss"))
              ? Uuids.parse(String.valueOf(claims.get(SESSION))).map(SessionId::new)
              : Optional.empty();
      return new TokenOrigin(
          session,
          claims.get("iat") instanceof Number start ? IssuerRules.at(start) : Instant.EPOCH);
    } catch (ParseException e) {
      return TokenOrigin.UNKNOWN;
    }
  }

  private Optional<Issuer> of(Map<String, Object> claims) {
    return Optional.ofNullable(claims.get("iss")).map(issuers::get);
  }

  private static Optional<AccountId> ourAccount(Map<String, Object> claims) {
    Optional<Role> role =
        Arrays.stream(Role.values()).filter(r -> r.name().equals(claims.get(ROLE))).findFirst();
    Optional<UUID> id = Uuids.parse(String.valueOf(claims.get("sub")));
    return role.flatMap(r -> id.map(value -> new AccountId(r, value)));
  }
}

package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
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
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
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
 * Access tokens as JWTs (RFC 9068), signed with RS256 and no other algorithm, whatever their header
 * says. Each issuer's tokens are checked with that issuer's keys alone.
 */
public final class NimbusAccessTokens implements AccessTokens {

  private static final System.Logger LOG = System.getLogger(NimbusAccessTokens.class.getName());

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final JOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKEN_OR_JWT =
      new DefaultJOSEObjectTypeVerifier<>(TYPE, JOSEObjectType.JWT);
  private static final String ROLE = "role";
  private static final int MAXIMUM_LENGTH = 8 * 1024;

  /** How an issuer's tokens are checked, and whose they are. */
  private record Issuer(
      JWTProcessor<SecurityContext> processor,
      Function<Map<String, Object>, Optional<AccountId>> account) {}

  private final SigningKeys keys;
  private final String issuer;
  private final String audience;
  private final Map<String, Issuer> issuers = new HashMap<>();

  /**
   * Issues tokens with some keys, and takes those of others who are trusted.
   *
   * @param keys to sign with
   * @param issuer the {@code iss} and {@code aud} of our tokens: the address of the service
   * @param trusted others whose tokens are taken
   * @param clock tells the present
   */
  public NimbusAccessTokens(
      SigningKeys keys, String issuer, List<TrustedIssuer> trusted, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = issuer;
    for (TrustedIssuer other : trusted) {
      issuers.put(
          other.issuer(),
          new Issuer(
              processor(
                  other.keys(),
                  new IssuerRules(other.issuer(), other.audience(), clock),
                  NimbusAccessTokens::isAnAccessTokenOrUntyped),
              other::account));
    }
    // Last, so that nobody else can be trusted with our name.
    issuers.put(
        issuer,
        new Issuer(
            processor(
                (selector, context) -> keys.select(selector),
                new IssuerRules(issuer, audience, clock),
                new DefaultJOSEObjectTypeVerifier<>(TYPE)),
            NimbusAccessTokens::ourAccount));
  }

  private static JWTProcessor<SecurityContext> processor(
      JWKSource<SecurityContext> source,
      IssuerRules rules,
      JOSEObjectTypeVerifier<SecurityContext> type) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(type);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHM, source));
    processor.setJWTClaimsSetVerifier(rules);
    return processor;
  }

  /** Not every issuer types its tokens; but one that is typed as something else is refused. */
  private static void isAnAccessTokenOrUntyped(
      @Nullable JOSEObjectType type, SecurityContext context) throws BadJOSEException {
    if (type != null) {
      ACCESS_TOKEN_OR_JWT.verify(type, context);
    }
  }

  @Override
  public AccessToken issue(AccountId account, Instant now) {
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = issuedAt.plus(LIFETIME);
    RSAKey key = keys.newest();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(ALGORITHM).type(TYPE).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(account.value().toString())
                .claim(ROLE, account.role().name())
                .claim("iat", issuedAt.getEpochSecond())
                .claim("exp", expiresAt.getEpochSecond())
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the newest key does not sign", e);
    }
    return new AccessToken(token.serialize(), issuedAt, expiresAt);
  }

  @Override
  public Optional<AccountId> verify(String token) {
    if (token.length() > MAXIMUM_LENGTH) {
      return Optional.empty(); // before any work on a huge text
    }
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      Issuer from = issuers.get(parsed.getJWTClaimsSet().getIssuer());
      if (from == null) {
        return Optional.empty();
      }
      return from.account().apply(from.processor().process(parsed, null).toJSONObject());
    } catch (RateLimitReachedException e) { // asked a moment ago, and there was no such key
      return Optional.empty();
    } catch (KeySourceException e) {
      LOG.log(System.Logger.Level.WARNING, "The keys of an issuer are out of reach", e);
      return Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private static Optional<AccountId> ourAccount(Map<String, Object> claims) {
    Optional<Role> role =
        Arrays.stream(Role.values()).filter(r -> r.name().equals(claims.get(ROLE))).findFirst();
    Optional<UUID> id = Subjects.parse(String.valueOf(claims.get("sub")));
    return role.flatMap(r -> id.map(value -> new AccountId(r, value)));
  }
}

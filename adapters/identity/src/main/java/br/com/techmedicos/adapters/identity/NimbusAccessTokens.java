package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens as JWTs (RFC 9068). They are signed here; Micronaut Security's validator verifies
 * them by {@link TokenIssuers}.
 */
public final class NimbusAccessTokens implements AccessTokens {

  private static final int MAXIMUM_LENGTH = 8 * 1024;

  /** Some 15 MB. */
  private static final int REMEMBERED = 50_000;

  private final SigningKeys keys;
  private final TokenIssuers issuers;
  private final JsonWebTokenValidator<JWT, ?> validator;
  private final Cache<TokenDigest, Verified> verified =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(LIFETIME).build();

  /** A token of ours whose signature was right. */
  private record Verified(AccountId account, TokenOrigin origin, String keyId, Instant expiresAt) {}

  /**
   * Issues and verifies tokens.
   *
   * @param validator verifies with the issuers
   */
  public NimbusAccessTokens(
      SigningKeys keys, TokenIssuers issuers, JsonWebTokenValidator<JWT, ?> validator) {
    this.keys = keys;
    this.issuers = issuers;
    this.validator = validator;
  }

  @Override
  public AccessToken issue(AccountId account, SessionId session, Instant now) {
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = issuedAt.plus(LIFETIME);
    RSAKey key = keys.newest();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(TokenIssuers.ALGORITHM)
                .type(TokenIssuers.TYPE)
                .keyID(key.getKeyID())
                .build(),
            new JWTClaimsSet.Builder()
                .issuer(issuers.ourName())
                .audience(issuers.ourName())
                .subject(account.value().toString())
                .claim(TokenIssuers.ROLE, account.role().name())
                .claim(TokenIssuers.SESSION, session.value().toString())
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

  @Override
  public TokenOrigin origin(String token) {
    Optional<Verified> once = Optional.ofNullable(verified.getIfPresent(TokenDigest.of(token)));
    return once.isPresent() ? once.get().origin() : read(token);
  }

  private TokenOrigin read(String token) {
    try {
      return issuers.origin(SignedJWT.parse(token));
    } catch (ParseException e) {
      return TokenOrigin.UNKNOWN;
    }
  }

  /**
   * Verifies a token's signature once, as long as it has not expired and its key is published. Only
   * our own tokens are remembered: other issuers do not tell us when they withdraw a key.
   */
  @Override
  public Optional<AccountId> verify(String token) {
    if (token.length() > MAXIMUM_LENGTH) {
      return Optional.empty(); // before parsing a huge text
    }
    TokenDigest digest = TokenDigest.of(token);
    return recalled(digest)
        .or(() -> isOfOurAlgorithm(token) ? verifyAnew(token, digest) : Optional.empty());
  }

  @Override
  public boolean isRemembered(String token) {
    return token.length() <= MAXIMUM_LENGTH && recalled(TokenDigest.of(token)).isPresent();
  }

  private Optional<AccountId> recalled(TokenDigest digest) {
    return Optional.ofNullable(verified.getIfPresent(digest))
        .filter(once -> issuers.now().isBefore(once.expiresAt()))
        .filter(once -> keys.isPublished(once.keyId()))
        .map(Verified::account);
  }

  private Optional<AccountId> verifyAnew(String token, TokenDigest digest) {
    Optional<? extends JWT> valid = validator.validate(token, null);
    Optional<AccountId> account = valid.flatMap(issuers::account);
    account.ifPresent(
        known ->
            valid
                .flatMap(jwt -> remembered(jwt, known))
                .ifPresent(once -> verified.put(digest, once)));
    return account;
  }

  private Optional<Verified> remembered(JWT token, AccountId account) {
    return token instanceof SignedJWT signed && signed.getHeader().getKeyID() != null
        ? issuers
            .ourExpiry(token)
            .map(
                end ->
                    new Verified(
                        account, issuers.origin(token), signed.getHeader().getKeyID(), end))
        : Optional.empty();
  }

  /**
   * Rejects other algorithms early: the validator caches every algorithm name it sees, and clients
   * can invent names.
   */
  private static boolean isOfOurAlgorithm(String token) {
    try {
      Base64URL header = new Base64URL(token.substring(0, Math.max(token.indexOf('.'), 0)));
      return TokenIssuers.ALGORITHM.equals(JWSHeader.parse(header).getAlgorithm());
    } catch (ParseException | RuntimeException e) { // it fails on JSON that is no object
      return false;
    }
  }
}

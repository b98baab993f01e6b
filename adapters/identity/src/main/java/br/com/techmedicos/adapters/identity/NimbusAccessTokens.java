package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

/**
 * Access tokens as JWTs (RFC 9068). They are signed here; Micronaut Security's validator verifies
 * them by {@link TokenIssuers}.
 */
public final class NimbusAccessTokens implements AccessTokens {

  /** Some 15 MB. */
  private static final int REMEMBERED = 50_000;

  private final SigningKeys keys;
  private final TokenIssuers issuers;
  private final JsonWebTokenValidator<JWT, ?> validator;
  private final Cache<TokenDigest, Verified> verified =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(LIFETIME)
          .executor(Runnable::run)
          .build();

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
    return issuers.sign(
        new JWTClaimsSet.Builder()
            .subject(account.value().toString())
            .claim(TokenIssuers.ROLE, account.role().name())
            .claim(TokenIssuers.SESSION, session.value().toString()),
        now);
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
    if (token.length() > TokenIssuers.MAXIMUM_LENGTH) {
      return Optional.empty(); // before parsing a huge text
    }
    TokenDigest digest = TokenDigest.of(token);
    return recalled(digest)
        .or(() -> isOfOurAlgorithm(token) ? verifyAnew(token, digest) : Optional.empty());
  }

  @Override
  public boolean isRemembered(TokenDigest token) {
    return recalled(token).isPresent();
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

package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.ClientToken;
import br.com.techmedicos.application.identity.ClientTokens;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Scope;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens of partners' programs as JWTs (RFC 9068), signed by our keys. Their role is no
 * person's, so that nothing takes one for an account.
 */
public final class NimbusClientTokens implements ClientTokens {

  private static final String CLIENT = "CLIENT";
  private static final String SCOPE = "scope";
  private static final String SEPARATOR = " ";
  private static final int MAXIMUM_LENGTH = 8 * 1024;

  private final SigningKeys keys;
  private final TokenIssuers issuers;
  private final JsonWebTokenValidator<JWT, ?> validator;

  /**
   * Issues and verifies tokens.
   *
   * @param validator verifies with the issuers
   */
  public NimbusClientTokens(
      SigningKeys keys, TokenIssuers issuers, JsonWebTokenValidator<JWT, ?> validator) {
    this.keys = keys;
    this.issuers = issuers;
    this.validator = validator;
  }

  @Override
  public AccessToken issue(ClientId client, Set<Scope> scopes, Instant now) {
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = issuedAt.plus(AccessTokens.LIFETIME);
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
                .subject(client.toString())
                .claim("client_id", client.toString())
                .claim(TokenIssuers.ROLE, CLIENT)
                .claim(
                    SCOPE,
                    scopes.stream()
                        .map(Scope::token)
                        .sorted()
                        .collect(Collectors.joining(SEPARATOR)))
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

  /** Looks at whose it claims to be first: a person's token is verified elsewhere. */
  @Override
  public Optional<ClientToken> verify(String token) {
    if (token.length() > MAXIMUM_LENGTH || claims(token).isEmpty()) {
      return Optional.empty();
    }
    return validator.validate(token, null).flatMap(valid -> claims(token)).flatMap(this::says);
  }

  /** The claims of what says that it is ours, and a program's. */
  private Optional<JWTClaimsSet> claims(String token) {
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      JWTClaimsSet claims = parsed.getJWTClaimsSet();
      return TokenIssuers.ALGORITHM.equals(parsed.getHeader().getAlgorithm())
              && issuers.ourName().equals(claims.getIssuer())
              && CLIENT.equals(claims.getClaim(TokenIssuers.ROLE))
          ? Optional.of(claims)
          : Optional.empty();
    } catch (ParseException | RuntimeException e) { // it fails on JSON that is no object
      return Optional.empty();
    }
  }

  private Optional<ClientToken> says(JWTClaimsSet claims) {
    Set<Scope> scopes =
        Stream.of(String.valueOf(claims.getClaim(SCOPE)).split(SEPARATOR))
            .flatMap(scope -> Scope.of(scope).stream())
            .collect(Collectors.toUnmodifiableSet());
    return Uuids.parse(String.valueOf(claims.getSubject()))
        .map(id -> new ClientToken(new ClientId(id), scopes));
  }
}

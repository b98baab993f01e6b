package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.ClientToken;
import br.com.techmedicos.application.identity.ClientTokens;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Scope;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of partners' programs as JWTs (RFC 9068), signed by our keys. Their role is no
 * person's, so that nothing takes one for an account.
 */
public final class NimbusClientTokens implements ClientTokens {

  private static final String CLIENT = "CLIENT";
  private static final String SCOPE = "scope";

  private final TokenIssuers issuers;
  private final JsonWebTokenValidator<JWT, ?> validator;

  /**
   * Issues and verifies tokens.
   *
   * @param validator verifies with the issuers
   */
  public NimbusClientTokens(TokenIssuers issuers, JsonWebTokenValidator<JWT, ?> validator) {
    this.issuers = issuers;
    this.validator = validator;
  }

  @Override
  public AccessToken issue(ClientId client, Set<Scope> scopes, Instant now) {
    return issuers.sign(
        new JWTClaimsSet.Builder()
            .subject(client.toString())
            .claim("client_id", client.toString())
            .claim(TokenIssuers.ROLE, CLIENT)
            .claim(SCOPE, Scope.list(scopes)),
        now);
  }

  /** Looks at whose it claims to be first: a person's token is verified elsewhere. */
  @Override
  public Optional<ClientToken> verify(String token) {
    if (token.length() > TokenIssuers.MAXIMUM_LENGTH || claims(token).isEmpty()) {
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
    Set<Scope> scopes = Scope.known(String.valueOf(claims.getClaim(SCOPE)));
    return Uuids.parse(String.valueOf(claims.getSubject()))
        .map(id -> new ClientToken(new ClientId(id), scopes));
  }
}

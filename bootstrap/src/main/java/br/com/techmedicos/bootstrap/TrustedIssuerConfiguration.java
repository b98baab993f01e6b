package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.identity.TrustedIssuer;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import java.net.URI;
import java.util.Map;

/**
 * An identity provider whose tokens are taken like our own: Keycloak, Cognito, Google Identity
 * Platform. The account that a token speaks of must exist here.
 */
@EachProperty("techmedicos.identity.trusted-issuers")
final class TrustedIssuerConfiguration {

  private final TrustedIssuer issuer;

  /**
   * Reads the configuration of one provider.
   *
   * @param issuer the {@code iss} of its tokens
   * @param jwks where it publishes its keys
   * @param audience the {@code aud} that its tokens for this service have
   * @param subjectClaim the claim with the account's id here
   * @param roleClaim the claim with the role
   * @param roles what its roles are called, and what they are here
   */
  @ConfigurationInject
  TrustedIssuerConfiguration(
      String issuer,
      URI jwks,
      String audience,
      @Bindable(defaultValue = "techmedicos_id") String subjectClaim,
      @Bindable(defaultValue = "techmedicos_role") String roleClaim,
      @MapFormat(keyFormat = StringConvention.RAW) Map<String, Role> roles) {
    this.issuer = new TrustedIssuer(issuer, jwks, audience, subjectClaim, roleClaim, roles);
  }

  TrustedIssuer issuer() {
    return issuer;
  }
}

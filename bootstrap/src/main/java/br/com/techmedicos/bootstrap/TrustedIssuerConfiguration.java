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
 * A trusted identity provider, such as Keycloak, Cognito or Google Identity Platform. Its tokens
 * are accepted for existing accounts.
 */
@EachProperty("techmedicos.identity.trusted-issuers")
final class TrustedIssuerConfiguration {

  private final TrustedIssuer issuer;

  /**
   * Reads the configuration of one provider.
   *
   * @param issuer the {@code iss} of its tokens
   * @param jwks the URL of its keys
   * @param audience the {@code aud} of its tokens for this service
   * @param subjectClaim the claim with the account's id here
   * @param roleClaim the claim with the role
   * @param roles its role names, with ours
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

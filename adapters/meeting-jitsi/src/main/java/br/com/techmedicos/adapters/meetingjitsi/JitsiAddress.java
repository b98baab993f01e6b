package br.com.techmedicos.adapters.meetingjitsi;

import java.net.URI;
import java.util.Objects;

/**
 * The address of a Jitsi server, and our identity in its tokens.
 *
 * @param base of the addresses of its rooms, like {@code https://meet.example} or {@code
 *     https://8x8.vc/vpaas-magic-cookie-1a2b}
 * @param issuer the {@code iss} of our tokens: the app id, or {@code chat} at JaaS
 * @param audience their {@code aud}, {@code jitsi} as a rule
 * @param subject their {@code sub}: the domain, or the tenant at JaaS
 */
public record JitsiAddress(URI base, String issuer, String audience, String subject) {

  /** Removes trailing slashes from the base. */
  public JitsiAddress {
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(audience);
    Objects.requireNonNull(subject);
    base = URI.create(base.toString().replaceAll("/+$", ""));
  }
}

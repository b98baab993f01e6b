package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;

/**
 * Someone tries to log in.
 *
 * @param role as what
 * @param identifier as whom
 * @param address from where
 */
public record LoginAttempt(Role role, Identifier identifier, ClientAddress address) {

  // Digests, so that the tally holds no CPF and no address.

  String pairKey() {
    return key("pair", identity() + "\n" + address.value());
  }

  String identifierKey() {
    return key("identifier", identity());
  }

  String addressKey() {
    return key("address", address.value());
  }

  private String identity() {
    return role + "\n" + identifier.kind() + "\n" + identifier.value();
  }

  private static String key(String kind, String subject) {
    return RefreshSecret.sha256(kind + "\n" + subject);
  }
}

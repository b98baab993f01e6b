package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;

/**
 * An attempt to get in.
 *
 * @param way what is attempted; each way is counted apart
 */
record LoginAttempt(Role role, Identifier identifier, ClientAddress address, String way) {

  /** With a password. */
  LoginAttempt(Role role, Identifier identifier, ClientAddress address) {
    this(role, identifier, address, "");
  }

  /** By a mail for a new password. */
  static LoginAttempt toRecover(Role role, Identifier identifier, ClientAddress address) {
    return new LoginAttempt(role, identifier, address, "recovery ");
  }

  TallyKey pairKey() {
    return TallyKey.of(way + "pair " + address.value() + " " + identity());
  }

  TallyKey identifierKey() {
    return TallyKey.of(way + "identifier " + identity());
  }

  TallyKey addressKey() {
    return TallyKey.of(way + "address " + address.value());
  }

  private String identity() {
    return role + " " + identifier.kind() + " " + identifier.value();
  }
}

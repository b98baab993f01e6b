package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;

/** An attempt to log in. */
record LoginAttempt(Role role, Identifier identifier, ClientAddress address) {

  TallyKey pairKey() {
    return TallyKey.of("pair " + address.value() + " " + identity());
  }

  TallyKey identifierKey() {
    return TallyKey.of("identifier " + identity());
  }

  TallyKey addressKey() {
    return TallyKey.of("address " + address.value());
  }

  private String identity() {
    return role + " " + identifier.kind() + " " + identifier.value();
  }
}

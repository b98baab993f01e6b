package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;
import java.util.Comparator;

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

  /** With a code, by who is logged in. */
  static LoginAttempt withCode(Account account, ClientAddress address) {
    return new LoginAttempt(account.id().role(), login(account), address, "code ");
  }

  /** What they log in with; of a patient, the CPF. */
  static Identifier login(Account account) {
    return account.identifiers().stream().min(Comparator.comparing(Identifier::kind)).orElseThrow();
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

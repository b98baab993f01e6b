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

  private static final String RECOVERY = "recovery ";

  /** With a password. */
  LoginAttempt(Role role, Identifier identifier, ClientAddress address) {
    this(role, identifier, address, "");
  }

  /** By a mail for a new password. */
  static LoginAttempt toRecover(Role role, Identifier identifier, ClientAddress address) {
    return new LoginAttempt(role, identifier, address, RECOVERY);
  }

  /** What they log in with; of a patient, the CPF. */
  static Identifier login(Account account) {
    return account.identifiers().stream().min(Comparator.comparing(Identifier::kind)).orElseThrow();
  }

  TallyKey pairKey() {
    return TallyKey.of(way + "pair " + address.value() + " " + identity());
  }

  /**
   * Where it is told whether this identifier is known at this address. Who asks for a mail guesses
   * nothing, so that their logins make them known.
   */
  TallyKey acquaintanceKey() {
    return way.equals(RECOVERY) ? new LoginAttempt(role, identifier, address).pairKey() : pairKey();
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

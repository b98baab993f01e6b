package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.identity.Identifier.Kind;
import java.util.Set;

/**
 * A user's role in the service. One person may have several roles, each with an account of its own.
 */
public enum Role {
  /** Books appointments and owns a record. */
  PATIENT,
  /** Publishes an agenda and answers requests. */
  DOCTOR,
  /** Verifies and suspends doctors. */
  OPERATOR;

  /** {@return the kinds of identifiers that this role can log in with} */
  public Set<Kind> logins() {
    return switch (this) {
      case PATIENT -> Set.of(Kind.CPF, Kind.EMAIL);
      case DOCTOR -> Set.of(Kind.CRM);
      case OPERATOR -> Set.of(Kind.LOGIN);
    };
  }
}

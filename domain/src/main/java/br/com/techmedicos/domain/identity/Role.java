package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.identity.Identifier.Kind;
import java.util.Set;

/** What someone is in the service. One person may be more than one, each with an own account. */
public enum Role {
  /** Books appointments and owns a record. */
  PATIENT,
  /** Publishes an agenda and answers requests. */
  DOCTOR,
  /** Verifies and suspends doctors. */
  OPERATOR;

  /** {@return the kinds of identifiers that one logs in with} */
  public Set<Kind> logins() {
    return switch (this) {
      case PATIENT -> Set.of(Kind.CPF, Kind.EMAIL);
      case DOCTOR -> Set.of(Kind.CRM);
      case OPERATOR -> Set.of(Kind.LOGIN);
    };
  }
}

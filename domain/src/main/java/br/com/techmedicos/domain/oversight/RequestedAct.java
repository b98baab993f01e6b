package br.com.techmedicos.domain.oversight;

import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What one operator may ask for, and perhaps another one must approve. */
public sealed interface RequestedAct {

  /**
   * Applies the function for this kind of act.
   *
   * @return the result of that function
   */
  <T> T fold(Function<CpfRelease, T> release, Function<NewOperator, T> operator);

  /** {@return whom it is about} */
  default UUID subject() {
    return fold(release -> release.holder().value(), operator -> operator.id().value());
  }

  /** {@return the act without what is needed only to do it} */
  default RequestedAct done() {
    return fold(
        release -> new CpfRelease(release.holder(), Optional.empty(), release.reason()),
        operator -> new NewOperator(operator.id(), operator.login(), Optional.empty()));
  }

  /**
   * A CPF is released.
   *
   * @param holder whose account is closed
   * @param owner the address with which its owner signs up, until it is decided
   * @param reason for operators only
   */
  record CpfRelease(PatientId holder, Optional<EmailAddress> owner, Reason reason)
      implements RequestedAct {

    public CpfRelease {
      Objects.requireNonNull(holder);
      Objects.requireNonNull(owner);
      Objects.requireNonNull(reason);
    }

    @Override
    public <T> T fold(Function<CpfRelease, T> release, Function<NewOperator, T> operator) {
      return release.apply(this);
    }
  }

  /**
   * Another operator is created.
   *
   * @param id who they will be
   * @param password of the password they were given, until it is decided
   */
  record NewOperator(OperatorId id, OperatorLogin login, Optional<PasswordHash> password)
      implements RequestedAct {

    public NewOperator {
      Objects.requireNonNull(id);
      Objects.requireNonNull(login);
      Objects.requireNonNull(password);
    }

    @Override
    public <T> T fold(Function<CpfRelease, T> release, Function<NewOperator, T> operator) {
      return operator.apply(this);
    }
  }
}

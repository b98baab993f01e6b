package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.oversight.RecordOperatorAct;
import br.com.techmedicos.domain.identity.OperatorId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Writes down whom an operator's call is about, where the path does not say it. */
@Singleton
public final class OperatorActLog {

  private final Oversight oversight;

  OperatorActLog(Oversight oversight) {
    this.oversight = oversight;
  }

  /** Writes a row besides the one of the call. */
  public void write(OperatorId operator, String operation, UUID subject) {
    oversight
        .recordOperatorAct()
        .handle(new RecordOperatorAct.Command(operator, operation, Optional.of(subject)));
  }
}

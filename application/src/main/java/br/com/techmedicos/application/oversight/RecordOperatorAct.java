package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.oversight.OperatorAct;
import br.com.techmedicos.domain.oversight.OperatorActEntry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down what an operator asks for, before it is done: what cannot be written down is not
 * done. What is refused afterwards stays in the log.
 */
public final class RecordOperatorAct {

  private final UnitOfWork unitOfWork;
  private final OperatorActs acts;
  private final AccessLogSeal seal;
  private final Clock clock;

  RecordOperatorAct(UnitOfWork unitOfWork, OperatorActs acts, AccessLogSeal seal, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.acts = acts;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param operation what, by its name in the document of the interface
   * @param subject whom or what it is about, if it is about one
   */
  public record Command(OperatorId operator, String operation, Optional<UUID> subject) {}

  /** Writes it down. */
  public void handle(Command command) {
    unitOfWork.run(
        () -> {
          SealedHead head = acts.hold();
          OperatorAct act =
              new OperatorAct(
                  command.operator(), command.operation(), command.subject(), clock.instant());
          OperatorActEntry entry = OperatorActEntry.next(head, act, seal::seal);
          acts.append(head.with(entry.seal(), seal::seal), entry);
        });
  }
}

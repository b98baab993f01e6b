package br.com.techmedicos.application.delivery;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.UUID;

/** Makes a dead letter due again, for operators. */
public final class ResendLetter {

  private final UnitOfWork unitOfWork;
  private final Letters letters;
  private final Clock clock;

  ResendLetter(UnitOfWork unitOfWork, Letters letters, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.letters = letters;
    this.clock = clock;
  }

  /** The dead letter. */
  public record Command(UUID letter) {}

  /**
   * Makes it due.
   *
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such dead letter
   */
  public void handle(Command command) {
    boolean revived = unitOfWork.execute(() -> letters.revive(command.letter(), clock.instant()));
    if (!revived) {
      throw UseCaseViolation.notFound();
    }
  }
}

package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.UUID;

/**
 * Switches a webhook on again, for operators. Its partner is told what waited when it was switched
 * off, and what happens from now on; not what happened in between.
 */
public final class ResumeWebhook {

  private final UnitOfWork unitOfWork;
  private final Webhooks webhooks;

  ResumeWebhook(UnitOfWork unitOfWork, Webhooks webhooks) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
  }

  /** The webhook. */
  public record Command(UUID id) {}

  /**
   * Switches it on. One that is on stays so, and has its days of patience anew.
   *
   * @throws DomainException with {@link UseCaseViolation.NotFound}
   */
  public void handle(Command command) {
    unitOfWork.run(
        () ->
            webhooks.updateStanding(
                webhooks.find(command.id()).orElseThrow(UseCaseViolation::notFound).arriving()));
  }
}

package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.UUID;

/** Removes a webhook. Its partner is told nothing more, also of what has happened already. */
public final class RemoveWebhook {

  private final UnitOfWork unitOfWork;
  private final Webhooks webhooks;

  RemoveWebhook(UnitOfWork unitOfWork, Webhooks webhooks) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
  }

  /** The webhook. */
  public record Command(UUID id) {}

  /**
   * Removes it.
   *
   * @throws DomainException with {@link UseCaseViolation.NotFound}
   */
  public void handle(Command command) {
    if (!unitOfWork.execute(() -> webhooks.remove(command.id()))) {
      throw UseCaseViolation.notFound();
    }
  }
}

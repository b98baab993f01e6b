package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.UUID;

/**
 * Replaces the secret of a webhook. The one before signs along for {@link Webhook#OVERLAP}; one
 * that was replaced even earlier is void at once.
 */
public final class RotateWebhookSecret {

  private final UnitOfWork unitOfWork;
  private final Webhooks webhooks;
  private final NewSecrets secrets;
  private final Clock clock;

  RotateWebhookSecret(
      UnitOfWork unitOfWork,
      Webhooks webhooks,
      SecretTokens tokens,
      SecretCipher cipher,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
    this.secrets = new NewSecrets(tokens, cipher);
    this.clock = clock;
  }

  /** The webhook. */
  public record Command(UUID id) {}

  /**
   * Replaces the secret.
   *
   * @return the new secret; it is not shown again
   * @throws DomainException with {@link UseCaseViolation.NotFound}
   */
  public SecretToken handle(Command command) {
    NewSecrets.NewSecret secret = secrets.next(command.id());
    unitOfWork.run(
        () ->
            webhooks.update(
                webhooks
                    .hold(command.id())
                    .orElseThrow(UseCaseViolation::notFound)
                    .rotated(secret.sealed(), clock.instant())));
    return secret.token();
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Gives a partner's program another secret. The one before is good for a day. */
public final class RotateClientSecret {

  private final UnitOfWork unitOfWork;
  private final MachineClients clients;
  private final SecretTokens secrets;
  private final Clock clock;

  RotateClientSecret(
      UnitOfWork unitOfWork, MachineClients clients, SecretTokens secrets, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.clients = clients;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Which program. */
  public record Command(ClientId client) {}

  /**
   * Replaces it.
   *
   * @return the new secret, which is not shown again
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is none, or it was
   *     revoked
   */
  public SecretToken handle(Command command) {
    SecretToken secret = secrets.next();
    unitOfWork.run(
        () ->
            clients.update(
                clients
                    .find(command.client())
                    .filter(client -> !client.isRevoked())
                    .orElseThrow(UseCaseViolation::notFound)
                    .rotate(secret.digest(), clock.instant())));
    return secret;
  }
}

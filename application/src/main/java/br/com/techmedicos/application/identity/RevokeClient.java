package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Revokes a partner's program for good. Its tokens are void with the next call. */
public final class RevokeClient {

  private final UnitOfWork unitOfWork;
  private final MachineClients clients;
  private final Clock clock;

  RevokeClient(UnitOfWork unitOfWork, MachineClients clients, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.clients = clients;
    this.clock = clock;
  }

  /** Which program. */
  public record Command(ClientId client) {}

  /**
   * Revokes it.
   *
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is none, or it was
   *     revoked before
   */
  public void handle(Command command) {
    unitOfWork.run(
        () ->
            clients.update(
                clients
                    .find(command.client())
                    .filter(client -> !client.isRevoked())
                    .orElseThrow(UseCaseViolation::notFound)
                    .revoke(clock.instant())));
  }
}

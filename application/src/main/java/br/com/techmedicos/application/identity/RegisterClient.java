package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.ClientName;
import br.com.techmedicos.domain.identity.Scope;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An operator registers a partner's program. */
public final class RegisterClient {

  /** The most programs that are not revoked. */
  public static final int MOST = 100;

  private final UnitOfWork unitOfWork;
  private final MachineClients clients;
  private final SecretTokens secrets;
  private final IdGenerator ids;
  private final Clock clock;

  RegisterClient(
      UnitOfWork unitOfWork,
      MachineClients clients,
      SecretTokens secrets,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.clients = clients;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What it is called, and what it may do.
   *
   * @param requestsPerMinute its quota, from 1 to {@link MachineClient#MOST_REQUESTS}
   */
  public record Command(ClientName name, Set<Scope> scopes, int requestsPerMinute) {}

  /**
   * A program with its secret.
   *
   * @param secret for the partner; it is not shown again
   */
  public record Registered(MachineClient client, SecretToken secret) {}

  /**
   * Registers it.
   *
   * @return the program, with its secret
   * @throws DomainException with {@link AuthenticationViolation.TooManyClients}
   */
  public Registered handle(Command command) {
    SecretToken secret = secrets.next();
    MachineClient client =
        new MachineClient(
            new ClientId(ids.next()),
            command.name(),
            command.scopes(),
            command.requestsPerMinute(),
            secret.digest(),
            Optional.empty(),
            clock.instant(),
            Optional.empty(),
            1);
    unitOfWork.run(
        () -> {
          if (registered().filter(each -> !each.isRevoked()).count() >= MOST) {
            throw new DomainException(new AuthenticationViolation.TooManyClients(MOST));
          }
          clients.add(client);
        });
    return new Registered(client, secret);
  }

  private Stream<MachineClient> registered() {
    return Page.<MachineClient, ClientId>all(after -> clients.list(Page.MAXIMUM, after));
  }
}

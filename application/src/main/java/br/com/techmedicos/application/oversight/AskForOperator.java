package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.RequestedAct;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.List;
import java.util.Optional;

/** An operator creates another one, or asks a third one to approve it. */
public final class AskForOperator {

  private final Accounts accounts;
  private final PasswordHasher passwordHasher;
  private final RecordOperatorAct recordAct;
  private final SecondOperator second;
  private final IdGenerator ids;

  AskForOperator(
      Accounts accounts,
      PasswordHasher passwordHasher,
      RecordOperatorAct recordAct,
      SecondOperator second,
      IdGenerator ids) {
    this.accounts = accounts;
    this.passwordHasher = passwordHasher;
    this.recordAct = recordAct;
    this.second = second;
    this.ids = ids;
  }

  /**
   * Who is to be an operator.
   *
   * @param operation its name in the document of the interface
   * @param password a first one, which they are to change
   * @param address where the request comes from
   */
  public record Command(
      OperatorId operator,
      String operation,
      OperatorLogin login,
      Password password,
      ClientAddress address) {}

  /**
   * Asks for it. If somebody has asked for the same login, that is the request, with the password
   * that they gave.
   *
   * @return the request: approved and done, or open
   * @throws DomainException with {@link IdentityViolation.IdentifierTaken} or a violation about the
   *     password
   * @throws TooBusy if too many hashes wait
   */
  public OperatorRequest handle(Command command) {
    Identifier login = Identifier.of(command.login());
    command.password().requireFitFor(List.of(login), Optional.empty());
    passwordHasher.requireRoomToHash(command.address());
    if (accounts.findBy(Role.OPERATOR, login).isPresent()) {
      throw new DomainException(new IdentityViolation.IdentifierTaken(login.kind()));
    }
    Optional<OperatorRequest> open = second.openFor(command.login());
    OperatorId id =
        open.map(request -> new OperatorId(request.act().subject()))
            .orElseGet(() -> new OperatorId(ids.next()));
    recordAct.handle(
        new RecordOperatorAct.Command(
            command.operator(), command.operation(), Optional.of(id.value())));
    if (open.isPresent()) {
      return open.get();
    }
    PasswordHash hash = passwordHasher.hash(command.password(), command.address());
    RequestedAct act = new RequestedAct.NewOperator(id, command.login(), Optional.of(hash));
    return second.ask(act, command.operator());
  }
}

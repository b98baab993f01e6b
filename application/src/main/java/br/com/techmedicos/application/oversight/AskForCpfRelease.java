package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.identity.FindCpfHolder;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.RequestedAct;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.util.Optional;

/**
 * An operator releases a CPF that somebody else signed up with, or asks another operator to approve
 * it. The log of operators says whose account it is about.
 */
public final class AskForCpfRelease {

  private final FindCpfHolder findCpfHolder;
  private final RecordOperatorAct recordAct;
  private final SecondOperator second;

  AskForCpfRelease(
      FindCpfHolder findCpfHolder, RecordOperatorAct recordAct, SecondOperator second) {
    this.findCpfHolder = findCpfHolder;
    this.recordAct = recordAct;
    this.second = second;
  }

  /**
   * Which CPF, whose it is, and why.
   *
   * @param operation its name in the document of the interface
   * @param owner the address with which the owner signs up
   * @param reason for operators only
   */
  public record Command(
      OperatorId operator, String operation, Cpf cpf, EmailAddress owner, Reason reason) {}

  /**
   * Asks for it. What is about an account names the account, so that it never closes another one.
   *
   * @return the request: approved and done, or open
   * @throws DomainException with {@link UseCaseViolation.NotFound} if nobody has the CPF, or {@link
   *     IdentityViolation.CpfReleasedLately}
   * @see ReleaseCpf
   */
  public OperatorRequest handle(Command command) {
    PatientId holder = findCpfHolder.handle(new FindCpfHolder.Query(command.cpf()));
    RequestedAct act =
        new RequestedAct.CpfRelease(holder, Optional.of(command.owner()), command.reason());
    recordAct.handle(
        new RecordOperatorAct.Command(
            command.operator(), command.operation(), Optional.of(act.subject())));
    return second.ask(act, command.operator());
  }
}

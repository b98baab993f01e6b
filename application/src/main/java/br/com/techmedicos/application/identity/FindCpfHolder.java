package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;

/** Finds, for an operator, the patient whose account has a CPF. */
public final class FindCpfHolder {

  private final Accounts accounts;

  FindCpfHolder(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The CPF. */
  public record Query(Cpf cpf) {}

  /**
   * Finds the patient.
   *
   * @return who has it, suspended or not
   * @throws DomainException with {@link UseCaseViolation.NotFound} if nobody has it
   */
  public PatientId handle(Query query) {
    return accounts
        .findBy(Role.PATIENT, Identifier.of(query.cpf()))
        .map(account -> new PatientId(account.id().value()))
        .orElseThrow(UseCaseViolation::notFound);
  }
}

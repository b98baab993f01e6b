package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Changes a patient's profile: the name. */
public final class UpdatePatientProfile {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Patients patients;
  private final Outbox outbox;
  private final Clock clock;

  UpdatePatientProfile(
      UnitOfWork unitOfWork, Accounts accounts, Patients patients, Outbox outbox, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.patients = patients;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The change.
   *
   * @param expectedVersion the version that the patient has seen
   */
  public record Command(PatientId patient, long expectedVersion, PersonName name) {}

  /**
   * Changes it.
   *
   * @return the changed patient
   * @throws DomainException with {@link UseCaseViolation.NotFound}, or {@link
   *     UseCaseViolation.VersionMismatch} if the version is not the current one
   */
  public Patient handle(Command command) {
    return unitOfWork.execute(
        () -> {
          accounts.hold(AccountId.of(command.patient()));
          Patient current =
              patients.find(command.patient()).orElseThrow(UseCaseViolation::notFound);
          if (current.version() != command.expectedVersion()) {
            throw new DomainException(new UseCaseViolation.VersionMismatch());
          }
          var renamed = current.rename(command.name(), clock.instant());
          patients.update(renamed.aggregate());
          outbox.append(renamed.event());
          return renamed.aggregate();
        });
  }
}

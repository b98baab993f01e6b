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

/** A patient changes what they may change of their profile: the name. */
public final class UpdatePatientProfile {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Patients patients;
  private final Outbox outbox;
  private final Clock clock;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param accounts all accounts
   * @param patients all patients
   * @param outbox tells of it
   * @param clock tells the present
   */
  UpdatePatientProfile(
      UnitOfWork unitOfWork, Accounts accounts, Patients patients, Outbox outbox, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.patients = patients;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * What changes.
   *
   * @param patient whose profile
   * @param expectedVersion the version that the patient has seen
   * @param name the name from now on
   */
  public record Command(PatientId patient, long expectedVersion, PersonName name) {}

  /**
   * Changes.
   *
   * @param command what changes
   * @return the patient as they are now
   * @throws DomainException with {@link UseCaseViolation.NotFound}, or {@link
   *     UseCaseViolation.VersionMismatch} if another version came between
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

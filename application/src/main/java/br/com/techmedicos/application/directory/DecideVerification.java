package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.DirectoryEvent;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Records an operator's decision on a doctor. A suspension closes the account, ends its sessions
 * and cancels the doctor's appointments, all in one unit of work.
 */
public final class DecideVerification {

  private final UnitOfWork unitOfWork;
  private final Doctors doctors;
  private final SuspendAccount suspendAccount;
  private final ReinstateAccount reinstateAccount;
  private final List<DoctorFollowUp> followUps;
  private final Outbox outbox;
  private final Clock clock;

  DecideVerification(
      UnitOfWork unitOfWork,
      Doctors doctors,
      SuspendAccount suspendAccount,
      ReinstateAccount reinstateAccount,
      List<DoctorFollowUp> followUps,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.doctors = doctors;
    this.suspendAccount = suspendAccount;
    this.reinstateAccount = reinstateAccount;
    this.followUps = List.copyOf(followUps);
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The decisions that an operator can make. */
  public sealed interface Decision {

    /**
     * Applies the decision to a doctor.
     *
     * @return the doctor after the decision, with the event
     * @throws DomainException with {@link
     *     br.com.techmedicos.domain.directory.DirectoryViolation.NothingToDecide}
     */
    Transition<Doctor, ? extends DirectoryEvent> on(Doctor doctor, Instant now);

    /** The doctor's licence and registrations are correct. */
    record Approved() implements Decision {
      @Override
      public Transition<Doctor, ? extends DirectoryEvent> on(Doctor doctor, Instant now) {
        return doctor.verify(now);
      }
    }

    /**
     * The licence or the registrations are not correct.
     *
     * @param reason what the doctor is told
     */
    record Rejected(Reason reason) implements Decision {
      @Override
      public Transition<Doctor, ? extends DirectoryEvent> on(Doctor doctor, Instant now) {
        return doctor.reject(reason, now);
      }
    }

    /**
     * The licence is withdrawn.
     *
     * @param reason what the doctor is told
     */
    record Suspended(Reason reason) implements Decision {
      @Override
      public Transition<Doctor, ? extends DirectoryEvent> on(Doctor doctor, Instant now) {
        return doctor.suspend(reason, now);
      }
    }
  }

  /** The decision. */
  public record Command(DoctorId doctor, Decision decision) {}

  /**
   * Applies the decision.
   *
   * @return the doctor after the decision
   * @throws DomainException with {@link UseCaseViolation.NotFound} or {@link
   *     br.com.techmedicos.domain.directory.DirectoryViolation.NothingToDecide}
   */
  public Doctor handle(Command command) {
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          Doctor doctor = doctors.find(command.doctor()).orElseThrow(UseCaseViolation::notFound);
          Transition<Doctor, ? extends DirectoryEvent> decided = command.decision().on(doctor, now);
          doctors.update(decided.aggregate());
          outbox.append(decided.event());
          AccountId account = AccountId.of(doctor.id());
          if (command.decision() instanceof Decision.Suspended suspended) {
            suspendAccount.handle(new SuspendAccount.Command(account, suspended.reason()));
            followUps.forEach(followUp -> followUp.doctorSuspended(doctor.id(), now));
          } else if (doctor.status() == VerificationStatus.SUSPENDED) {
            reinstateAccount.handle(new ReinstateAccount.Command(account));
          }
          followUps.forEach(followUp -> followUp.doctorChanged(doctor.id(), now));
          return decided.aggregate();
        });
  }
}

package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * An operator closes a patient's account: its sessions end, and what awaits an answer is called
 * off, so that the slots are free. It writes the account, which every booking {@link
 * br.com.techmedicos.domain.identity.Accounts#hold holds}, before it looks for requests; so no
 * booking under way slips through. What a doctor has accepted stays: the doctor may still cancel
 * it.
 */
public final class SuspendPatient {

  /** What doctor and patient read. It accuses nobody: the reason is for operators. */
  private static final Reason JUSTIFICATION =
      new Reason("O pedido foi retirado pela plataforma; o horário está livre.");

  private final UnitOfWork unitOfWork;
  private final SuspendAccount suspendAccount;
  private final Appointments appointments;
  private final AppointmentAccess access;
  private final Clock clock;

  SuspendPatient(
      UnitOfWork unitOfWork,
      SuspendAccount suspendAccount,
      Appointments appointments,
      AppointmentAccess access,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.suspendAccount = suspendAccount;
    this.appointments = appointments;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Whom, and why.
   *
   * @param patient whose account
   * @param reason why, for operators only
   */
  public record Command(PatientId patient, Reason reason) {}

  /**
   * Suspends; whoever is suspended stays so, for the reason they were.
   *
   * @param command whom, and why
   * @return the requests that were called off
   * @throws br.com.techmedicos.domain.shared.DomainException with {@link
   *     br.com.techmedicos.application.shared.UseCaseViolation.NotFound} if there is no such
   *     account
   */
  public List<AppointmentId> handle(Command command) {
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          suspendAccount.handle(
              new SuspendAccount.Command(AccountId.of(command.patient()), command.reason()));
          List<Appointment> waiting =
              appointments.awaitingAnswer(command.patient()).stream()
                  .map(request -> access.settled(request, now))
                  .filter(request -> request.status() == AppointmentStatus.REQUESTED)
                  .toList();
          waiting.forEach(
              request -> access.keep(request.cancel(Canceller.SERVICE, JUSTIFICATION, now)));
          return waiting.stream().map(Appointment::id).toList();
        });
  }
}

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
 * Suspends a patient's account on behalf of an operator. Sessions end, and requests that await an
 * answer are cancelled, which frees their slots. The account, which every booking {@link
 * br.com.techmedicos.domain.identity.Accounts#hold holds}, is updated before the requests are read,
 * so that no concurrent booking is missed. Accepted appointments stay; the doctor may cancel them.
 */
public final class SuspendPatient {

  /**
   * The text that doctor and patient read. It is neutral, because the reason is only for operators.
   */
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
   * The patient and the reason.
   *
   * @param reason why, for operators only
   */
  public record Command(PatientId patient, Reason reason) {}

  /**
   * Suspends the patient. A patient who is already suspended stays so, with the first reason.
   *
   * @return the cancelled requests
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

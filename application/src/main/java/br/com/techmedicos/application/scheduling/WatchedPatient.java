package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A patient, as shown to operators: IDs and times, no name.
 *
 * @param registeredAt when they signed up
 * @param standing whether their account may be used
 * @param suspensionReason why it may not, if it was said
 * @param waiting their requests that await an answer, by start
 */
public record WatchedPatient(
    PatientId id,
    Instant registeredAt,
    AccountStanding standing,
    Optional<Reason> suspensionReason,
    List<Waiting> waiting) {

  public WatchedPatient {
    waiting = List.copyOf(waiting);
  }

  /**
   * A request that awaits an answer.
   *
   * @param startsAt the start of the slot that it holds
   * @param newPatients how many new patients await this doctor's answers, with this one if new;
   *     many at once are what a raid looks like
   */
  public record Waiting(
      AppointmentId appointment, DoctorId doctor, Instant startsAt, int newPatients) {}
}

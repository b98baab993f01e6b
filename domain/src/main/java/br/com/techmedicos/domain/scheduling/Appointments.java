package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All appointments. Whatever runs at the same time, on this node or on another, the store itself
 * guarantees that no two live appointments of one doctor overlap, nor two of one patient, and that
 * a patient has at most {@link #MAXIMUM_REQUESTS_PENDING} requests that await an answer.
 *
 * <p>The store knows states as they were written down, not deadlines that passed since: whoever
 * adds or moves an appointment first {@linkplain Appointment#settle settles} the {@link
 * #overdueRequests} that are in the way.
 */
public interface Appointments {

  /** The most requests awaiting an answer that one patient may have. */
  int MAXIMUM_REQUESTS_PENDING = 5;

  /**
   * Keeps a new appointment, which from now on holds its slot.
   *
   * @param appointment at version 1
   * @throws DomainException with {@link SchedulingViolation.SlotAlreadyTaken}, {@link
   *     SchedulingViolation.PatientBusy} or {@link SchedulingViolation.TooManyRequestsPending}, in
   *     this order
   */
  void add(Appointment appointment);

  /**
   * An appointment as it was written down.
   *
   * @param id which
   */
  Optional<Appointment> find(AppointmentId id);

  /**
   * Keeps an appointment in place of the version before it. One that is no longer live frees its
   * slot; one that has moved frees the old slot and holds the new one.
   *
   * @param appointment the successor of the one kept
   * @throws StaleVersion if the one kept is not the version before it
   * @throws DomainException as {@link #add}, for an appointment that has moved or awaits an answer
   *     again
   */
  void update(Appointment appointment);

  /**
   * Requests whose {@code answerBy} has passed and that still stand in the way of a booking: those
   * of the doctor that overlap the slot, and all those of the patient.
   *
   * @param doctor who is to be booked
   * @param patient who books
   * @param slot what is to be booked
   * @param now the present
   */
  List<Appointment> overdueRequests(DoctorId doctor, PatientId patient, Slot slot, Instant now);

  /**
   * The requests of a patient that await an answer, as they were written down.
   *
   * @param patient whose
   */
  List<Appointment> awaitingAnswer(PatientId patient);

  /**
   * Whether a visit of a patient is written down as completed.
   *
   * @param patient whose
   */
  boolean anyCompleted(PatientId patient);

  /**
   * Appointments with a deadline that has passed and was not written down, oldest deadline first.
   *
   * @param now the present
   * @param limit the most wanted
   */
  List<Appointment> overdue(Instant now, int limit);

  /**
   * The live appointments of a doctor that have not started, by start.
   *
   * @param doctor whose
   * @param now the present
   */
  List<Appointment> upcoming(DoctorId doctor, Instant now);

  /**
   * The slots that live appointments of a doctor hold, by start; requests whose {@code answerBy}
   * has passed hold none.
   *
   * @param doctor whose
   * @param from slots that end after this
   * @param to slots that start before this
   * @param now the present
   */
  List<Slot> occupied(DoctorId doctor, Instant from, Instant to, Instant now);
}

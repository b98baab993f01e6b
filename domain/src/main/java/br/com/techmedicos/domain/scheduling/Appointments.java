package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store of all appointments. Even under concurrency, on one node or several, it guarantees that
 * no two live appointments of a doctor or of a patient overlap, and that a patient has at most
 * {@link #MAXIMUM_REQUESTS_PENDING} requests that await an answer.
 *
 * <p>The store knows only recorded states, not deadlines that have passed since. Before a caller
 * adds or moves an appointment, it {@linkplain Appointment#settle settles} those that block the
 * booking: those that are {@link #inTheWay}.
 */
public interface Appointments {

  /** The maximum number of a patient's requests that await an answer. */
  int MAXIMUM_REQUESTS_PENDING = 5;

  /**
   * Stores a new appointment, which holds its slot from now on.
   *
   * @param appointment at version 1
   * @throws DomainException with {@link SchedulingViolation.SlotAlreadyTaken}, {@link
   *     SchedulingViolation.PatientBusy} or {@link SchedulingViolation.TooManyRequestsPending}, in
   *     this order
   */
  void add(Appointment appointment);

  /** Finds an appointment as last recorded. */
  Optional<Appointment> find(AppointmentId id);

  /**
   * Replaces the previous version of an appointment. If it is no longer live, its slot becomes
   * free; if it has moved, the old slot becomes free and the new one is held.
   *
   * @param appointment the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   * @throws DomainException as {@link #add}, for an appointment that has moved or awaits an answer
   *     again
   */
  void update(Appointment appointment);

  /**
   * Returns what may be in the way when a patient books a slot of a doctor, each once, as last
   * recorded: the live appointments of the doctor that overlap the slot, and the requests of the
   * patient that await an answer, whoever is to give it. Deadlines of any of them may have passed.
   */
  List<Appointment> inTheWay(PatientId patient, DoctorId doctor, Slot slot);

  /** Returns the requests of a patient that await an answer, as last recorded. */
  List<Appointment> awaitingAnswer(PatientId patient);

  /** Whether any consultation of a patient is recorded as completed. */
  boolean anyCompleted(PatientId patient);

  /**
   * Returns appointments with a passed deadline that is not recorded yet, oldest deadline first.
   */
  List<Appointment> overdue(Instant now, int limit);

  /** Returns the live appointments of a doctor that have not started, by start. */
  List<Appointment> upcoming(DoctorId doctor, Instant now);

  /**
   * Returns the slots held by live appointments of a doctor, by start. Requests whose {@code
   * answerBy} has passed hold none.
   *
   * @param from slots that end after this
   * @param to slots that start before this
   */
  List<HeldSlot> occupied(DoctorId doctor, Instant from, Instant to, Instant now);

  /**
   * Returns what {@link #occupied(DoctorId, Instant, Instant, Instant)} does, for many doctors.
   *
   * @return the slots of each doctor who has any
   */
  Map<DoctorId, List<HeldSlot>> occupied(
      Collection<DoctorId> doctors, Instant from, Instant to, Instant now);
}

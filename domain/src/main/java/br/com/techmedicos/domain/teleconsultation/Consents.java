package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.List;
import java.util.Optional;

/** All consents, kept for as long as the record of the consultation. */
public interface Consents {

  /**
   * Keeps a consent. One to the same acceptance of the same appointment is already enough: the
   * first stays as it was given.
   *
   * @param consent what the patient consented to
   */
  void add(Consent consent);

  /**
   * The consent to the last acceptance of an appointment that has one.
   *
   * @param appointment which appointment
   */
  Optional<Consent> latest(AppointmentId appointment);

  /**
   * All consents to an appointment, the oldest acceptance first.
   *
   * @param appointment which appointment
   */
  List<Consent> of(AppointmentId appointment);
}

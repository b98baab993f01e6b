package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.List;
import java.util.Optional;

/** The store of all consents. They are kept as long as the record of the consultation. */
public interface Consents {

  /**
   * Stores a consent. If there already is one for the same acceptance of the appointment, the first
   * one stays unchanged.
   *
   * @param consent what the patient consented to
   */
  void add(Consent consent);

  /** Finds the consent to the latest acceptance that has one. */
  Optional<Consent> latest(AppointmentId appointment);

  /** Returns all consents to an appointment, oldest acceptance first. */
  List<Consent> of(AppointmentId appointment);
}

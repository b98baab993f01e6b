package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The patients whom operators have reason to look at. */
public interface WatchedPatients {

  /** Why an operator looks at a patient. */
  enum Concern {
    /**
     * Signed up less than {@link br.com.techmedicos.domain.scheduling.Requester#NEW_ACCOUNT} ago
     * and awaits an answer.
     */
    NEW,
    /** Is suspended. */
    SUSPENDED
  }

  /**
   * A page of patients, those who signed up last first.
   *
   * @param concern why they are looked at
   * @param now the present
   * @param limit the most on the page
   * @param before the key of the last one of the page before
   */
  Page<WatchedPatient, Key> list(Concern concern, Instant now, int limit, Optional<Key> before);

  /**
   * Where a patient stands in a list.
   *
   * @param registeredAt when they signed up
   * @param id breaks ties
   */
  record Key(Instant registeredAt, PatientId id) {

    /**
     * The key of a patient.
     *
     * @param patient whose
     */
    public static Key of(WatchedPatient patient) {
      return new Key(patient.registeredAt(), patient.id());
    }
  }

  /**
   * The doctors whose answers many new patients await, the most awaited first.
   *
   * @param now the present
   * @param atLeast how many are many
   */
  List<Crowd> crowds(Instant now, int atLeast);

  /**
   * New patients who await one doctor's answers.
   *
   * @param doctor whose
   * @param newPatients how many they are
   */
  record Crowd(DoctorId doctor, int newPatients) {}
}

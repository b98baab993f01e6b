package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of patients that operators may want to review. */
public interface WatchedPatients {

  /** The reason to review a patient. */
  enum Concern {
    /**
     * The patient signed up less than {@link
     * br.com.techmedicos.domain.scheduling.Requester#NEW_ACCOUNT} ago and has a request that awaits
     * an answer.
     */
    NEW,
    /** The patient is suspended. */
    SUSPENDED
  }

  /**
   * Returns a page of patients, newest sign-up first.
   *
   * @param concern why they are looked at
   * @param limit the most on the page
   * @param before the key of the last one of the page before
   */
  Page<WatchedPatient, Key> list(Concern concern, Instant now, int limit, Optional<Key> before);

  /**
   * The position of a patient in a list.
   *
   * @param registeredAt when they signed up
   * @param id breaks ties
   */
  record Key(Instant registeredAt, PatientId id) {

    /** Returns the key of a patient. */
    public static Key of(WatchedPatient patient) {
      return new Key(patient.registeredAt(), patient.id());
    }
  }

  /**
   * Returns the doctors with requests of many new patients, the most first.
   *
   * @param atLeast how many are many
   */
  List<Crowd> crowds(Instant now, int atLeast);

  /**
   * The number of new patients whose requests await a doctor's answer.
   *
   * @param newPatients how many they are
   */
  record Crowd(DoctorId doctor, int newPatients) {}
}

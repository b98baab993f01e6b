package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The store of all grants, including those that are over. */
public interface SharingGrants {

  /**
   * Stores a new grant.
   *
   * @param grant with a new id
   */
  void add(SharingGrant grant);

  /**
   * Finds a grant of a patient.
   *
   * @return the grant, or empty if the patient has no such grant
   */
  Optional<SharingGrant> find(PatientId patient, GrantId id);

  /**
   * Finds the patient who made a grant.
   *
   * @return the patient, or empty if there is no such grant
   */
  Optional<PatientId> ownerOf(GrantId id);

  /**
   * Stores the revocation of a grant.
   *
   * @param grant as it is now
   */
  void update(SharingGrant grant);

  /** Returns the open grants of a patient for a doctor. */
  List<SharingGrant> open(PatientId patient, DoctorId doctor, Instant now);

  /** Returns the open grants of a patient for all doctors. */
  List<SharingGrant> open(PatientId patient, Instant now);

  /** How many grants of a patient are open, whoever they are for. */
  int countOpen(PatientId patient, Instant now);

  /**
   * A grant of a patient for a doctor that is open and names a file, or one of the groups that hold
   * it. One is enough to decide on, however many there are.
   *
   * @param holding the groups that hold it
   */
  Optional<SharingGrant> findOpen(
      PatientId patient,
      DoctorId doctor,
      RecordFileId file,
      Collection<FileGroupId> holding,
      Instant now);
}

package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All grants, also those that are over. */
public interface SharingGrants {

  /**
   * Keeps a new grant.
   *
   * @param grant with a new id
   */
  void add(SharingGrant grant);

  /**
   * A grant of a patient.
   *
   * @param patient whose
   * @param id which
   * @return the grant, or nothing if the patient made none such
   */
  Optional<SharingGrant> find(PatientId patient, GrantId id);

  /**
   * Who made a grant.
   *
   * @param id which
   * @return the patient, or nothing if there is no such grant
   */
  Optional<PatientId> ownerOf(GrantId id);

  /**
   * Keeps that a grant was revoked.
   *
   * @param grant as it is now
   */
  void update(SharingGrant grant);

  /**
   * The grants of a patient for a doctor that are open.
   *
   * @param patient whose
   * @param doctor with whom
   * @param now the present
   */
  List<SharingGrant> open(PatientId patient, DoctorId doctor, Instant now);

  /**
   * The grants of a patient that are open, whoever they are for.
   *
   * @param patient whose
   * @param now the present
   */
  List<SharingGrant> open(PatientId patient, Instant now);

  /**
   * How many grants of a patient are open, whoever they are for.
   *
   * @param patient whose
   * @param now the present
   */
  int countOpen(PatientId patient, Instant now);

  /**
   * A grant of a patient for a doctor that is open and names a file, or one of the groups that hold
   * it. One is enough to decide on, however many there are.
   *
   * @param patient whose
   * @param doctor with whom
   * @param file which
   * @param holding the groups that hold it
   * @param now the present
   */
  Optional<SharingGrant> findOpen(
      PatientId patient,
      DoctorId doctor,
      RecordFileId file,
      Collection<FileGroupId> holding,
      Instant now);
}

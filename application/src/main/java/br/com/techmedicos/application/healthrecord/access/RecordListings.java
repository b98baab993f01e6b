package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of a health record, as shown to users. */
public interface RecordListings {

  /**
   * Returns the files of a record, newest first.
   *
   * @param before those before this one in time; nothing to begin
   */
  Page<RecordFile, RecordFileId> files(PatientId owner, Optional<RecordFileId> before, int limit);

  /**
   * Returns the files of a record that open grants for a doctor name, directly or by a group, and
   * those that the doctor wrote, newest first.
   *
   * @param before those before this one in time; nothing to begin
   */
  Page<SharedFile, RecordFileId> shared(
      PatientId owner, DoctorId doctor, Instant now, Optional<RecordFileId> before, int limit);

  /**
   * Returns the groups of a patient, oldest first.
   *
   * @param after those after this one in time; nothing to begin
   */
  Page<FileGroup, FileGroupId> groups(PatientId owner, Optional<FileGroupId> after, int limit);

  /**
   * Returns the grants of a patient, newest first.
   *
   * @param before those before this one in time; nothing to begin
   */
  Page<GrantDetails, GrantId> grants(PatientId patient, Optional<GrantId> before, int limit);

  /** With whom a group is shared now, the oldest grant first. */
  List<GroupSharing> sharings(PatientId owner, FileGroupId group, Instant now);

  /**
   * Returns the patients who currently share at least one file with a doctor, by ID.
   *
   * @param after those after this one; nothing to begin
   */
  Page<SharingPatient, PatientId> sharing(
      DoctorId doctor, Instant now, Optional<PatientId> after, int limit);

  /**
   * Returns the access log of a patient, newest row first.
   *
   * @param before rows before this place; nothing to begin
   */
  Page<AccessLogLine, Long> accessLog(PatientId patient, Optional<Long> before, int limit);
}

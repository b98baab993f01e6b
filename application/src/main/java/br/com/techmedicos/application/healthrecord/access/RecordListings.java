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

/** Lists of the health record as people see them. */
public interface RecordListings {

  /**
   * The files of a record, the newest first.
   *
   * @param owner whose record
   * @param before those before this one in time; nothing to begin
   * @param limit the most wanted
   */
  Page<RecordFile, RecordFileId> files(PatientId owner, Optional<RecordFileId> before, int limit);

  /**
   * The files of a record that a doctor wrote.
   *
   * @param owner whose record
   * @param author who wrote them
   */
  List<RecordFileId> writtenBy(PatientId owner, DoctorId author);

  /**
   * The groups of a patient, the oldest first.
   *
   * @param owner whose
   * @param after those after this one in time; nothing to begin
   * @param limit the most wanted
   */
  Page<FileGroup, FileGroupId> groups(PatientId owner, Optional<FileGroupId> after, int limit);

  /**
   * The grants of a patient, the newest first.
   *
   * @param patient whose
   * @param before those before this one in time; nothing to begin
   * @param limit the most wanted
   */
  Page<GrantDetails, GrantId> grants(PatientId patient, Optional<GrantId> before, int limit);

  /**
   * With whom a group is shared now, the oldest grant first.
   *
   * @param owner whose group
   * @param group which
   * @param now the present
   */
  List<GroupSharing> sharings(PatientId owner, FileGroupId group, Instant now);

  /**
   * The patients of whom at least one file is shared with a doctor now, by id.
   *
   * @param doctor with whom
   * @param now the present
   * @param after those after this one; nothing to begin
   * @param limit the most wanted
   */
  Page<SharingPatient, PatientId> sharing(
      DoctorId doctor, Instant now, Optional<PatientId> after, int limit);

  /**
   * The access log of a patient, the newest row first.
   *
   * @param patient whose
   * @param before rows before this place; nothing to begin
   * @param limit the most wanted
   */
  Page<AccessLogLine, Long> accessLog(PatientId patient, Optional<Long> before, int limit);
}

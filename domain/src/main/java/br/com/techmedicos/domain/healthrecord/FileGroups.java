package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of all patients. Callers hold the patient's account before they change a group. */
public interface FileGroups {

  /**
   * Stores a new group.
   *
   * @param group without files
   */
  void add(FileGroup group);

  /**
   * Finds a group of a patient.
   *
   * @return the group, or empty if the patient has no such group
   */
  Optional<FileGroup> find(PatientId owner, FileGroupId id);

  /**
   * Finds several groups of a patient.
   *
   * @return the groups that exist
   */
  List<FileGroup> find(PatientId owner, Collection<FileGroupId> ids);

  /** Which of some groups are a patient's. */
  Set<FileGroupId> ownedBy(PatientId owner, Collection<FileGroupId> ids);

  /** Which groups of a patient hold a file. */
  Set<FileGroupId> holding(PatientId owner, RecordFileId file);

  /**
   * Finds the owner of a group.
   *
   * @return the patient, or empty if there is no such group
   */
  Optional<PatientId> ownerOf(FileGroupId id);

  /** Counts the groups of a patient. */
  int count(PatientId owner);

  /**
   * Stores the changed files of a group.
   *
   * @param group a group that is kept, with other files
   */
  void update(FileGroup group);

  /**
   * Deletes a group. Its files stay.
   *
   * @param id which; it is no error if there is none
   */
  void delete(PatientId owner, FileGroupId id);
}

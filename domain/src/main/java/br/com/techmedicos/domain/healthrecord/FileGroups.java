package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of all patients. Who changes them holds the account of the patient. */
public interface FileGroups {

  /**
   * Keeps a new group.
   *
   * @param group without files
   */
  void add(FileGroup group);

  /**
   * A group of a patient.
   *
   * @param owner whose
   * @param id which
   * @return the group, or nothing if the patient has none such
   */
  Optional<FileGroup> find(PatientId owner, FileGroupId id);

  /**
   * Groups of a patient.
   *
   * @param owner whose
   * @param ids which
   * @return those there are
   */
  List<FileGroup> find(PatientId owner, Collection<FileGroupId> ids);

  /**
   * Which of some groups are a patient's.
   *
   * @param owner whose
   * @param ids which
   */
  Set<FileGroupId> ownedBy(PatientId owner, Collection<FileGroupId> ids);

  /**
   * Which groups of a patient hold a file.
   *
   * @param owner whose
   * @param file which
   */
  Set<FileGroupId> holding(PatientId owner, RecordFileId file);

  /**
   * Whose a group is.
   *
   * @param id which
   * @return the patient, or nothing if there is no such group
   */
  Optional<PatientId> ownerOf(FileGroupId id);

  /**
   * How many groups a patient has.
   *
   * @param owner whose
   */
  int count(PatientId owner);

  /**
   * Keeps what is in a group.
   *
   * @param group a group that is kept, with other files
   */
  void update(FileGroup group);

  /**
   * Forgets a group. Its files stay.
   *
   * @param owner whose
   * @param id which; it is no error if there is none
   */
  void delete(PatientId owner, FileGroupId id);
}

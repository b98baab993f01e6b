package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files of all records. */
public interface RecordFiles {

  /**
   * Keeps a new file.
   *
   * @param file with a new id
   */
  void add(RecordFile file);

  /**
   * A file of a record.
   *
   * @param owner whose record
   * @param id which
   * @return the file, or nothing if there is none in that record
   */
  Optional<RecordFile> find(PatientId owner, RecordFileId id);

  /**
   * Files of a record.
   *
   * @param owner whose record
   * @param ids which; at most 1,000
   * @return those there are, the newest id first
   */
  List<RecordFile> find(PatientId owner, Collection<RecordFileId> ids);

  /**
   * Whose a file is, or was: it is still known of one that was deleted.
   *
   * @param id which
   * @return the patient, or nothing if there never was such a file
   */
  Optional<PatientId> ownerOf(RecordFileId id);

  /**
   * Deletes a file with its key and details; only its owner is remembered. It leaves all groups.
   *
   * @param owner whose record
   * @param id which; it is no error if there is none
   */
  void delete(PatientId owner, RecordFileId id);

  /**
   * Keeps another wrapping of a file's key, if the file is still there with the old one.
   *
   * @param file as it was read
   * @param key the same key, wrapped anew
   */
  void rewrap(RecordFile file, WrappedKey key);

  /**
   * How much a patient has uploaded.
   *
   * @param owner whose record
   */
  RecordUsage usage(PatientId owner);

  /**
   * How many documents there are of one consultation.
   *
   * @param owner whose record
   * @param appointment which
   */
  int documents(PatientId owner, AppointmentId appointment);

  /**
   * Goes through the files of all records, each once.
   *
   * @param after the last of the batch before, or nothing to begin
   * @param limit the most wanted
   * @return the next files, by id
   */
  List<RecordFile> all(Optional<RecordFileId> after, int limit);
}

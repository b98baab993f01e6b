package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files of all records. */
public interface RecordFiles {

  /**
   * Stores a new file.
   *
   * @param file with a new id
   */
  void add(RecordFile file);

  /**
   * Finds a file of a record.
   *
   * @return the file, or empty if the record has no such file
   */
  Optional<RecordFile> find(PatientId owner, RecordFileId id);

  /**
   * Finds several files of a record.
   *
   * @param ids which; at most 1,000
   * @return the files that exist, newest ID first
   */
  List<RecordFile> find(PatientId owner, Collection<RecordFileId> ids);

  /**
   * Finds the owner of a file, even of a deleted one.
   *
   * @return the patient, or empty if there never was such a file
   */
  Optional<PatientId> ownerOf(RecordFileId id);

  /**
   * Deletes a file with its key and details; only its owner is remembered. It leaves all groups.
   *
   * @param id which; it is no error if there is none
   */
  void delete(PatientId owner, RecordFileId id);

  /**
   * Replaces the wrapped key of a file, if the file still exists with the old one.
   *
   * @param file as it was read
   * @param key the same key, wrapped anew
   */
  void rewrap(RecordFile file, WrappedKey key);

  /** Returns how much a patient has uploaded. */
  RecordUsage usage(PatientId owner);

  /** Counts the documents of a consultation. */
  int documents(PatientId owner, AppointmentId appointment);

  /**
   * Iterates over the files of all records, each file once.
   *
   * @param after the last of the batch before, or nothing to begin
   * @return the next files, by ID
   */
  List<RecordFile> all(Optional<RecordFileId> after, int limit);
}

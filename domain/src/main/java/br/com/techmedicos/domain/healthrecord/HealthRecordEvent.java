package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a health record. */
public sealed interface HealthRecordEvent extends DomainEvent {

  /** A file was added. */
  record FileAdded(RecordFileId file, PatientId patient, AccountId author, Instant occurredAt)
      implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return file.value();
    }
  }

  /** A file was deleted with its key. */
  record FileDeleted(RecordFileId file, PatientId patient, Instant occurredAt)
      implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return file.value();
    }
  }

  /**
   * A patient shared files or groups with a doctor.
   *
   * @param expiresAt until when
   */
  record RecordShared(
      GrantId grant, PatientId patient, DoctorId doctor, Instant expiresAt, Instant occurredAt)
      implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return grant.value();
    }
  }

  /** A patient revoked a grant before its expiry. */
  record SharingRevoked(GrantId grant, PatientId patient, DoctorId doctor, Instant occurredAt)
      implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return grant.value();
    }
  }

  /** A patient's data were erased, except what the law requires to be kept. */
  record RecordErased(PatientId patient, Instant occurredAt) implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return patient.value();
    }
  }

  /** What the law required to be kept of a patient who had left was removed. */
  record RecordRemoved(PatientId patient, Instant occurredAt) implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return patient.value();
    }
  }
}

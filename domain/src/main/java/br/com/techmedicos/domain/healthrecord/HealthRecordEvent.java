package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a health record. */
public sealed interface HealthRecordEvent extends DomainEvent {

  /**
   * A file was added.
   *
   * @param file which
   * @param patient whose record
   * @param author who added it
   * @param occurredAt when
   */
  record FileAdded(RecordFileId file, PatientId patient, AccountId author, Instant occurredAt)
      implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return file.value();
    }
  }

  /**
   * A file was deleted; its key is gone.
   *
   * @param file which
   * @param patient whose record
   * @param occurredAt when
   */
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
   * @param grant by which grant
   * @param patient who shares
   * @param doctor with whom
   * @param expiresAt until when
   * @param occurredAt when
   */
  record RecordShared(
      GrantId grant, PatientId patient, DoctorId doctor, Instant expiresAt, Instant occurredAt)
      implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return grant.value();
    }
  }

  /**
   * A patient ended a grant before its time.
   *
   * @param grant which
   * @param patient who shared
   * @param doctor with whom
   * @param occurredAt when
   */
  record SharingRevoked(GrantId grant, PatientId patient, DoctorId doctor, Instant occurredAt)
      implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return grant.value();
    }
  }

  /**
   * A patient had their data erased, but for what the law keeps.
   *
   * @param patient who
   * @param occurredAt when
   */
  record RecordErased(PatientId patient, Instant occurredAt) implements HealthRecordEvent {
    @Override
    public UUID aggregateId() {
      return patient.value();
    }
  }
}

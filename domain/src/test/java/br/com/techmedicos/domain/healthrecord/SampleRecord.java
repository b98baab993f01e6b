package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is in a health record, to test with. */
final class SampleRecord {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private SampleRecord() {}

  /** The UUIDv7 of a number. */
  static UUID id(long number) {
    return new UUID(NOW.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L | number);
  }

  static RecordFile upload(RecordFileId id, PatientId owner) {
    return RecordFile.add(id, owner, new Author.Owner(owner), details(), content(), NOW)
        .aggregate();
  }

  static RecordFile document(RecordFileId id, PatientId owner, DoctorId author) {
    Author by = new Author.Doctor(author, new AppointmentId(id(99)));
    return RecordFile.add(id, owner, by, details(), content(), NOW).aggregate();
  }

  static FileDetails details() {
    return new FileDetails(
        new FileName("exame.pdf"), FileCategory.EXAM, Optional.empty(), Optional.empty());
  }

  static StoredContent content() {
    return new StoredContent(
        new ContentName(id(98)),
        WrappedKey.of(new byte[] {1, 2, 3}),
        FileFormat.PDF,
        1024,
        ContentDigest.of(new byte[32]));
  }

  static SharingGrant grant(
      PatientId patient,
      DoctorId doctor,
      Set<RecordFileId> files,
      Set<FileGroupId> groups,
      Instant grantedAt,
      Instant expiresAt) {
    return SharingGrant.restore(
        new GrantId(id(97)),
        patient,
        doctor,
        new SharedItems(files, groups),
        grantedAt,
        expiresAt,
        Optional.empty());
  }
}

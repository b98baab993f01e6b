package br.com.techmedicos.adapters.contracts.healthrecord;

import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.ContentDigest;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileCategory;
import br.com.techmedicos.domain.healthrecord.FileDetails;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileName;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.GroupName;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Sample items of a health record. Items created later have greater IDs. */
public final class SampleRecord {

  /** The creation time of all items. */
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123456Z");

  private SampleRecord() {}

  /** Creates a small file uploaded by the patient. */
  public static RecordFile upload(PatientId owner) {
    return upload(owner, 1024);
  }

  /** Creates a file of a given size uploaded by the patient. */
  public static RecordFile upload(PatientId owner, long size) {
    FileDetails details =
        new FileDetails(
            new FileName("exame.pdf"), FileCategory.EXAM, Optional.empty(), Optional.empty());
    return file(owner, new Author.Owner(owner), details, content(size));
  }

  /** Creates a doctor's document about a consultation. */
  public static RecordFile document(PatientId owner, DoctorId author, AppointmentId appointment) {
    FileDetails details =
        new FileDetails(
            new FileName("laudo.pdf"), FileCategory.REPORT, Optional.empty(), Optional.empty());
    return file(owner, new Author.Doctor(author, appointment), details, content(2048));
  }

  /** Creates a file with given details and content. */
  public static RecordFile file(
      PatientId owner, Author author, FileDetails details, StoredContent content) {
    return RecordFile.add(new RecordFileId(UniqueData.id()), owner, author, details, content, NOW)
        .aggregate();
  }

  /** Creates a content that no other file has. */
  public static StoredContent content(long size) {
    long number = UniqueData.number();
    return new StoredContent(
        new ContentName(UniqueData.id()),
        key(number),
        FileFormat.PDF,
        size,
        ContentDigest.of(ByteBuffer.allocate(32).putLong(number).array()));
  }

  /** Creates a key that no other file has. */
  public static WrappedKey freshKey() {
    return key(UniqueData.number());
  }

  private static WrappedKey key(long number) {
    return WrappedKey.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** Creates a group. */
  public static FileGroup group(PatientId owner) {
    return FileGroup.create(
        new FileGroupId(UniqueData.id()), owner, new GroupName("Exames do coração"), NOW);
  }

  /** Creates a grant of files. */
  public static SharingGrant grantOfFiles(
      PatientId patient, DoctorId doctor, Instant expiresAt, RecordFileId... files) {
    return grant(patient, doctor, expiresAt, Set.of(files), Set.of());
  }

  /** Creates a grant of groups. */
  public static SharingGrant grantOfGroups(
      PatientId patient, DoctorId doctor, Instant expiresAt, FileGroupId... groups) {
    return grant(patient, doctor, expiresAt, Set.of(), Set.of(groups));
  }

  /** Creates a grant made at {@link #NOW}. */
  public static SharingGrant grant(
      PatientId patient,
      DoctorId doctor,
      Instant expiresAt,
      Set<RecordFileId> files,
      Set<FileGroupId> groups) {
    return SharingGrant.restore(
        new GrantId(UniqueData.id()),
        patient,
        doctor,
        new SharedItems(files, groups),
        NOW,
        expiresAt,
        Optional.empty());
  }
}

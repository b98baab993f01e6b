package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.healthrecord.ItemOwners.Kind;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.RecordUsage;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files, one row each. Of a deleted file only the owner is kept. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcRecordFiles implements RecordFiles, GenericRepository<FileRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;
  private final ItemOwners owners;

  JdbcRecordFiles(JdbcUnitOfWork unitOfWork, ItemOwners owners) {
    this.unitOfWork = unitOfWork;
    this.owners = owners;
  }

  @Override
  public void add(RecordFile file) {
    unitOfWork.atomically(
        () -> {
          owners.add(Kind.FILE, file.id().value(), file.owner());
          save(FileRow.of(file));
        });
  }

  abstract void save(FileRow row);

  @Override
  public Optional<RecordFile> find(PatientId owner, RecordFileId id) {
    return find(owner.value(), id.value()).map(FileRow::file);
  }

  @Query("SELECT * FROM record_file WHERE patient_id = :patientId AND id = :id")
  abstract Optional<FileRow> find(UUID patientId, UUID id);

  @Override
  public List<RecordFile> find(PatientId owner, Collection<RecordFileId> ids) {
    return ids.isEmpty()
        ? List.of()
        : files(find(owner.value(), ids.stream().map(RecordFileId::value).toList()));
  }

  @Query(
      "SELECT * FROM record_file WHERE patient_id = :patientId AND id IN (:ids) ORDER BY id DESC")
  abstract List<FileRow> find(UUID patientId, @Expandable @UuidColumn List<UUID> ids);

  @Override
  public Optional<PatientId> ownerOf(RecordFileId id) {
    return owners.ownerOf(Kind.FILE, id.value());
  }

  @Override
  public void delete(PatientId owner, RecordFileId id) {
    unitOfWork.atomically(
        () -> {
          leaveGroups(owner.value(), id.value());
          delete(owner.value(), id.value());
        });
  }

  @Query("DELETE FROM file_group_member WHERE patient_id = :patientId AND file_id = :id")
  abstract void leaveGroups(UUID patientId, UUID id);

  @Query("DELETE FROM record_file WHERE patient_id = :patientId AND id = :id")
  abstract void delete(UUID patientId, UUID id);

  @Override
  public void rewrap(RecordFile file, WrappedKey key) {
    byte[] before = file.content().key().bytes();
    rewrap(file.owner().value(), file.id().value(), before, key.bytes());
  }

  @Query(
      "UPDATE record_file SET wrapped_key = :wrappedKey"
          + " WHERE patient_id = :patientId AND id = :id AND wrapped_key = :before")
  abstract void rewrap(UUID patientId, UUID id, byte[] before, byte[] wrappedKey);

  @Introspected
  record UsageRow(long files, long bytes) {}

  @Override
  public RecordUsage usage(PatientId owner) {
    UsageRow usage = usage(owner.value());
    return new RecordUsage(usage.files(), usage.bytes());
  }

  @Query(
      "SELECT COUNT(*) AS files, COALESCE(SUM(size), 0) AS bytes FROM record_file"
          + " WHERE patient_id = :patientId AND author_id = :patientId AND appointment_id IS NULL")
  abstract UsageRow usage(UUID patientId);

  @Override
  public int documents(PatientId owner, AppointmentId appointment) {
    return documents(owner.value(), appointment.value());
  }

  @Query(
      "SELECT COUNT(*) FROM record_file"
          + " WHERE patient_id = :patientId AND appointment_id = :appointmentId")
  abstract int documents(UUID patientId, UUID appointmentId);

  @Override
  public List<RecordFile> all(Optional<RecordFileId> after, int limit) {
    return files(all(after.map(RecordFileId::value).orElse(UuidColumn.FIRST), limit));
  }

  /**
   * Iterates over the owners, whose key is only the file ID; each batch then reads the files by
   * their keys.
   */
  @Query(
      "SELECT f.* FROM record_item_owner o"
          + " JOIN record_file f ON f.patient_id = o.patient_id AND f.id = o.item_id"
          + " WHERE o.kind = 'FILE' AND o.item_id > :id ORDER BY o.item_id LIMIT :limit")
  abstract List<FileRow> all(UUID id, int limit);

  private static List<RecordFile> files(List<FileRow> rows) {
    return rows.stream().map(FileRow::file).toList();
  }
}

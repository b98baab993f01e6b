package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.healthrecord.ItemOwners.Kind;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.RecordUsage;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files as rows; a deleted one leaves only whose it was. */
@Singleton
public final class JdbcRecordFiles implements RecordFiles {

  private static final UUID FIRST = new UUID(0, 0);

  private final Sql sql;
  private final ItemOwners owners;

  JdbcRecordFiles(Sql sql, ItemOwners owners) {
    this.sql = sql;
    this.owners = owners;
  }

  @Override
  public void add(RecordFile file) {
    StoredContent content = file.content();
    sql.atomically(
        () -> {
          owners.add(Kind.FILE, file.id().value(), file.owner());
          sql.update(
              "INSERT INTO record_file (patient_id, id, author_id, appointment_id, name, category,"
                  + " description, performed_on, format, size, sha256, content_name, wrapped_key,"
                  + " uploaded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              file.owner().value(),
              file.id().value(),
              file.author().account().value(),
              FileColumns.appointment(file.author()).map(AppointmentId::value),
              file.details().name().value(),
              file.details().category(),
              file.details().description(),
              file.details().performedOn(),
              content.format(),
              content.size(),
              content.digest().value(),
              content.name().value(),
              content.key().bytes(),
              file.uploadedAt());
        });
  }

  @Override
  public Optional<RecordFile> find(PatientId owner, RecordFileId id) {
    return sql.find(
        "SELECT * FROM record_file WHERE patient_id = ? AND id = ?",
        FileColumns::file,
        owner.value(),
        id.value());
  }

  @Override
  public List<RecordFile> find(PatientId owner, Collection<RecordFileId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    In in = In.of("id", ids.stream().map(RecordFileId::value).toList());
    return sql.list(
        "SELECT * FROM record_file WHERE patient_id = ? AND " + in.sql() + " ORDER BY id DESC",
        FileColumns::file,
        in.after(owner.value()));
  }

  @Override
  public Optional<PatientId> ownerOf(RecordFileId id) {
    return owners.find(Kind.FILE, id.value());
  }

  @Override
  public void delete(PatientId owner, RecordFileId id) {
    sql.atomically(
        () -> {
          sql.update(
              "DELETE FROM file_group_member WHERE patient_id = ? AND file_id = ?",
              owner.value(),
              id.value());
          sql.update(
              "DELETE FROM record_file WHERE patient_id = ? AND id = ?", owner.value(), id.value());
        });
  }

  @Override
  public void rewrap(RecordFile file, WrappedKey key) {
    sql.update(
        "UPDATE record_file SET wrapped_key = ? WHERE patient_id = ? AND id = ? AND wrapped_key = ?",
        key.bytes(),
        file.owner().value(),
        file.id().value(),
        file.content().key().bytes());
  }

  @Override
  public RecordUsage usage(PatientId owner) {
    return sql.find(
            "SELECT COUNT(*) AS files, COALESCE(SUM(size), 0) AS bytes FROM record_file"
                + " WHERE patient_id = ? AND author_id = ? AND appointment_id IS NULL",
            row -> new RecordUsage(row.number("files"), row.number("bytes")),
            owner.value(),
            owner.value())
        .orElseThrow();
  }

  @Override
  public int documents(PatientId owner, AppointmentId appointment) {
    return sql.find(
            "SELECT COUNT(*) AS documents FROM record_file"
                + " WHERE patient_id = ? AND appointment_id = ?",
            row -> row.integer("documents"),
            owner.value(),
            appointment.value())
        .orElseThrow();
  }

  @Override
  public List<RecordFile> all(Optional<RecordFileId> after, int limit) {
    // Over the owners, whose key is the file's alone; each batch then reads files by their keys.
    return sql.list(
        "SELECT f.* FROM record_item_owner o"
            + " JOIN record_file f ON f.patient_id = o.patient_id AND f.id = o.item_id"
            + " WHERE o.kind = ? AND o.item_id > ? ORDER BY o.item_id LIMIT ?",
        FileColumns::file,
        Kind.FILE,
        after.map(RecordFileId::value).orElse(FIRST),
        limit);
  }
}

package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.healthrecord.ItemOwners.Kind;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Groups as rows, and one row for each file in one. */
@Singleton
public final class JdbcFileGroups implements FileGroups {

  private final Sql sql;
  private final ItemOwners owners;
  private final GroupRows rows;

  JdbcFileGroups(Sql sql, ItemOwners owners, GroupRows rows) {
    this.sql = sql;
    this.owners = owners;
    this.rows = rows;
  }

  @Override
  public void add(FileGroup group) {
    sql.atomically(
        () -> {
          owners.add(Kind.GROUP, group.id().value(), group.owner());
          sql.update(
              "INSERT INTO file_group (patient_id, id, name, created_at) VALUES (?, ?, ?, ?)",
              group.owner().value(),
              group.id().value(),
              group.name(),
              group.createdAt());
          group.files().forEach(file -> insert(group, file));
        });
  }

  @Override
  public Optional<FileGroup> find(PatientId owner, FileGroupId id) {
    return find(owner, List.of(id)).stream().findFirst();
  }

  @Override
  public List<FileGroup> find(PatientId owner, Collection<FileGroupId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    In in = In.of("id", ids.stream().map(FileGroupId::value).toList());
    return rows.groups(
        owner,
        "SELECT * FROM file_group WHERE patient_id = ? AND " + in.sql(),
        in.after(owner.value()));
  }

  @Override
  public Optional<PatientId> ownerOf(FileGroupId id) {
    return owners.find(Kind.GROUP, id.value());
  }

  @Override
  public int count(PatientId owner) {
    return sql.find(
            "SELECT COUNT(*) AS group_count FROM file_group WHERE patient_id = ?",
            row -> row.integer("group_count"),
            owner.value())
        .orElseThrow();
  }

  @Override
  public void update(FileGroup group) {
    sql.atomically(
        () -> {
          Set<RecordFileId> before =
              find(group.owner(), group.id()).map(FileGroup::files).orElse(Set.of());
          Set<RecordFileId> joined = new HashSet<>(group.files());
          joined.removeAll(before);
          joined.forEach(file -> insert(group, file));
          Set<RecordFileId> left = new HashSet<>(before);
          left.removeAll(group.files());
          left.forEach(file -> delete(group, file));
        });
  }

  private void insert(FileGroup group, RecordFileId file) {
    sql.update(
        "INSERT INTO file_group_member (patient_id, group_id, file_id) VALUES (?, ?, ?)",
        group.owner().value(),
        group.id().value(),
        file.value());
  }

  private void delete(FileGroup group, RecordFileId file) {
    sql.update(
        "DELETE FROM file_group_member WHERE patient_id = ? AND group_id = ? AND file_id = ?",
        group.owner().value(),
        group.id().value(),
        file.value());
  }

  @Override
  public void delete(PatientId owner, FileGroupId id) {
    sql.atomically(
        () -> {
          sql.update(
              "DELETE FROM file_group_member WHERE patient_id = ? AND group_id = ?",
              owner.value(),
              id.value());
          int deleted =
              sql.update(
                  "DELETE FROM file_group WHERE patient_id = ? AND id = ?",
                  owner.value(),
                  id.value());
          if (deleted > 0) {
            owners.remove(Kind.GROUP, id.value());
          }
        });
  }
}

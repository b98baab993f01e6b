package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads groups together with the files in them, in two queries. */
@Singleton
final class GroupRows {

  private final Sql sql;

  GroupRows(Sql sql) {
    this.sql = sql;
  }

  private record GroupRow(UUID id, String name, Instant createdAt) {}

  private record Member(UUID group, UUID file) {}

  /** The groups that a query on {@code file_group} finds, in its order. */
  List<FileGroup> groups(PatientId owner, String query, Object... values) {
    List<GroupRow> groups =
        sql.list(
            query,
            row -> new GroupRow(row.id("id"), row.text("name"), row.instant("created_at")),
            values);
    if (groups.isEmpty()) {
      return List.of();
    }
    In in = In.of("group_id", groups.stream().map(GroupRow::id).toList());
    Map<UUID, Set<RecordFileId>> files =
        sql
            .list(
                "SELECT group_id, file_id FROM file_group_member WHERE patient_id = ? AND "
                    + in.sql(),
                row -> new Member(row.id("group_id"), row.id("file_id")),
                in.after(owner.value()))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Member::group,
                    Collectors.mapping(
                        member -> new RecordFileId(member.file()), Collectors.toSet())));
    return groups.stream()
        .map(
            group ->
                FileGroup.restore(
                    new FileGroupId(group.id()),
                    owner,
                    group.name(),
                    files.getOrDefault(group.id(), new HashSet<>()),
                    group.createdAt()))
        .toList();
  }
}

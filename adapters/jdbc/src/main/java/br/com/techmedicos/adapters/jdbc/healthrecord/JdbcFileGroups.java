package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.healthrecord.ItemOwners.Kind;
import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GroupName;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Groups, one row each, and one row for each file in a group. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcFileGroups
    implements FileGroups, GenericRepository<JdbcFileGroups.GroupRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;
  private final ItemOwners owners;

  JdbcFileGroups(JdbcUnitOfWork unitOfWork, ItemOwners owners) {
    this.unitOfWork = unitOfWork;
    this.owners = owners;
  }

  @MappedEntity("file_group")
  record GroupRow(
      @UuidColumn UUID patientId,
      @UuidColumn UUID id,
      String name,
      @InstantColumn Instant createdAt) {}

  @MappedEntity("file_group_member")
  record MemberRow(@UuidColumn UUID groupId, @UuidColumn UUID fileId) {}

  @Override
  public void add(FileGroup group) {
    UUID owner = group.owner().value();
    UUID id = group.id().value();
    unitOfWork.atomically(
        () -> {
          owners.add(Kind.GROUP, id, group.owner());
          save(new GroupRow(owner, id, group.name().value(), group.createdAt()));
          group.files().forEach(file -> join(owner, id, file.value()));
        });
  }

  abstract void save(GroupRow row);

  @Query(
      "INSERT INTO file_group_member (patient_id, group_id, file_id)"
          + " VALUES (:patientId, :id, :file)")
  abstract void join(UUID patientId, UUID id, @UuidColumn UUID file);

  @Override
  public Optional<FileGroup> find(PatientId owner, FileGroupId id) {
    return find(owner, List.of(id)).stream().findFirst();
  }

  @Override
  public List<FileGroup> find(PatientId owner, Collection<FileGroupId> ids) {
    return ids.isEmpty()
        ? List.of()
        : groups(owner, rows(owner.value(), ids.stream().map(FileGroupId::value).toList()));
  }

  @Override
  public Set<FileGroupId> ownedBy(PatientId owner, Collection<FileGroupId> ids) {
    return ids.isEmpty()
        ? Set.of()
        : rows(owner.value(), ids.stream().map(FileGroupId::value).toList()).stream()
            .map(row -> new FileGroupId(row.id()))
            .collect(Collectors.toSet());
  }

  @Query("SELECT * FROM file_group WHERE patient_id = :patientId AND id IN (:ids)")
  abstract List<GroupRow> rows(UUID patientId, @Expandable @UuidColumn List<UUID> ids);

  /** Returns the groups after an ID, in the order of their IDs. */
  List<FileGroup> following(PatientId owner, UUID after, int limit) {
    return groups(owner, rows(owner.value(), after, limit));
  }

  @Query(
      "SELECT * FROM file_group WHERE patient_id = :patientId AND id > :id ORDER BY id LIMIT"
          + " :limit")
  abstract List<GroupRow> rows(UUID patientId, UUID id, int limit);

  private List<FileGroup> groups(PatientId owner, List<GroupRow> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    Map<UUID, Set<RecordFileId>> files =
        members(owner.value(), groups.stream().map(GroupRow::id).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    MemberRow::groupId,
                    Collectors.mapping(
                        member -> new RecordFileId(member.fileId()), Collectors.toSet())));
    return groups.stream()
        .map(
            group ->
                FileGroup.restore(
                    new FileGroupId(group.id()),
                    owner,
                    new GroupName(group.name()),
                    files.getOrDefault(group.id(), Set.of()),
                    group.createdAt()))
        .toList();
  }

  @Query("SELECT * FROM file_group_member WHERE patient_id = :patientId AND group_id IN (:groups)")
  abstract List<MemberRow> members(UUID patientId, @Expandable @UuidColumn List<UUID> groups);

  @Override
  public Set<FileGroupId> holding(PatientId owner, RecordFileId file) {
    return memberships(owner.value(), file.value()).stream()
        .map(member -> new FileGroupId(member.groupId()))
        .collect(Collectors.toSet());
  }

  @Query("SELECT * FROM file_group_member WHERE patient_id = :patientId AND file_id = :file")
  abstract List<MemberRow> memberships(UUID patientId, @UuidColumn UUID file);

  @Override
  public Optional<PatientId> ownerOf(FileGroupId id) {
    return owners.ownerOf(Kind.GROUP, id.value());
  }

  @Override
  public int count(PatientId owner) {
    return count(owner.value());
  }

  @Query("SELECT COUNT(*) FROM file_group WHERE patient_id = :patientId")
  abstract int count(UUID patientId);

  @Override
  public void update(FileGroup group) {
    UUID owner = group.owner().value();
    UUID id = group.id().value();
    unitOfWork.atomically(
        () -> {
          Set<RecordFileId> before =
              find(group.owner(), group.id()).map(FileGroup::files).orElse(Set.of());
          Set<RecordFileId> joined = new HashSet<>(group.files());
          joined.removeAll(before);
          joined.forEach(file -> join(owner, id, file.value()));
          Set<RecordFileId> left = new HashSet<>(before);
          left.removeAll(group.files());
          left.forEach(file -> leave(owner, id, file.value()));
        });
  }

  @Query(
      "DELETE FROM file_group_member"
          + " WHERE patient_id = :patientId AND group_id = :id AND file_id = :file")
  abstract void leave(UUID patientId, UUID id, @UuidColumn UUID file);

  @Override
  public void delete(PatientId owner, FileGroupId id) {
    unitOfWork.atomically(
        () -> {
          removeMembers(owner.value(), id.value());
          if (remove(owner.value(), id.value()) > 0) {
            owners.remove(Kind.GROUP, id.value());
          }
        });
  }

  @Query("DELETE FROM file_group_member WHERE patient_id = :patientId AND group_id = :id")
  abstract void removeMembers(UUID patientId, UUID id);

  @Query("DELETE FROM file_group WHERE patient_id = :patientId AND id = :id")
  abstract int remove(UUID patientId, UUID id);
}

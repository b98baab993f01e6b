package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.GroupSharing;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.SharedFile;
import br.com.techmedicos.application.healthrecord.access.SharingPatient;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of the health record's tables, joined with names. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcRecordListings
    implements RecordListings, GenericRepository<FileRow, UUID> {

  /** The condition that a grant {@code g} still shares a file, directly or through a group. */
  private static final String OPENS_A_FILE =
      "(EXISTS (SELECT 1 FROM sharing_grant_item i JOIN record_file f"
          + " ON f.patient_id = i.patient_id AND f.id = i.item_id"
          + " WHERE i.patient_id = g.patient_id AND i.grant_id = g.id AND i.kind = 'FILE')"
          + " OR EXISTS (SELECT 1 FROM sharing_grant_item i JOIN file_group_member m"
          + " ON m.patient_id = i.patient_id AND m.group_id = i.item_id"
          + " WHERE i.patient_id = g.patient_id AND i.grant_id = g.id AND i.kind = 'GROUP'))";

  /** The items {@code i} of the open grants that a patient has given to a doctor. */
  private static final String OPEN_ITEMS =
      " FROM sharing_grant o JOIN sharing_grant_item i"
          + " ON i.patient_id = o.patient_id AND i.grant_id = o.id"
          + " WHERE o.patient_id = :patientId AND o.doctor_id = :doctor"
          + " AND o.expires_at > :now AND o.revoked_at IS NULL";

  private final JdbcRecordFiles files;
  private final JdbcFileGroups groups;
  private final JdbcSharingGrants grants;

  JdbcRecordListings(JdbcRecordFiles files, JdbcFileGroups groups, JdbcSharingGrants grants) {
    this.files = files;
    this.groups = groups;
    this.grants = grants;
  }

  @Override
  public Page<RecordFile, RecordFileId> files(
      PatientId owner, Optional<RecordFileId> before, int limit) {
    UUID last = before.map(RecordFileId::value).orElse(UuidColumn.LAST);
    return Page.cut(
        files(owner.value(), last, limit + 1).stream().map(FileRow::file).toList(),
        RecordFile::id,
        limit);
  }

  @Query(
      "SELECT * FROM record_file WHERE patient_id = :patientId AND id < :id"
          + " ORDER BY id DESC LIMIT :limit")
  abstract List<FileRow> files(UUID patientId, UUID id, int limit);

  /** Of a file, one grant that names it, and one group that holds it and is named by a grant. */
  @MappedEntity("record_file")
  record SharedRow(
      @UuidColumn UUID id, @UuidColumn @Nullable UUID grantId, @UuidColumn @Nullable UUID groupId) {

    /** The group that counts: none if a grant names the file itself. */
    Optional<UUID> holding() {
      return grantId == null ? Optional.ofNullable(groupId) : Optional.empty();
    }
  }

  @Override
  public Page<SharedFile, RecordFileId> shared(
      PatientId owner, DoctorId doctor, Instant now, Optional<RecordFileId> before, int limit) {
    UUID last = before.map(RecordFileId::value).orElse(UuidColumn.LAST);
    Page<SharedRow, RecordFileId> page =
        Page.cut(
            shared(owner.value(), doctor.value(), now, last, limit + 1),
            row -> new RecordFileId(row.id()),
            limit);
    return new Page<>(
        page.items().isEmpty() ? List.of() : files(owner, doctor, now, page.items()), page.next());
  }

  private List<SharedFile> files(
      PatientId owner, DoctorId doctor, Instant now, List<SharedRow> rows) {
    List<UUID> holding = distinct(rows.stream().flatMap(row -> row.holding().stream()));
    Map<UUID, UUID> naming = // of each group, one grant
        (holding.isEmpty()
                ? List.<NamingRow>of()
                : naming(owner.value(), doctor.value(), now, holding))
            .stream().collect(Collectors.toMap(NamingRow::groupId, NamingRow::grantId));
    Map<UUID, FileGroup> held =
        groups.find(owner, holding.stream().map(FileGroupId::new).toList()).stream()
            .collect(Collectors.toMap(group -> group.id().value(), group -> group));
    Map<UUID, SharingGrant> open =
        grants
            .find(
                owner,
                distinct(
                    Stream.concat(
                        rows.stream().flatMap(row -> Optional.ofNullable(row.grantId()).stream()),
                        naming.values().stream())))
            .stream()
            .collect(Collectors.toMap(grant -> grant.id().value(), grant -> grant));
    Map<UUID, SharedRow> grounds =
        rows.stream().collect(Collectors.toMap(SharedRow::id, row -> row));
    return files.find(owner, rows.stream().map(row -> new RecordFileId(row.id())).toList()).stream()
        .map(
            file -> {
              SharedRow row = Objects.requireNonNull(grounds.get(file.id().value()));
              Optional<UUID> grant =
                  Optional.ofNullable(row.grantId())
                      .or(() -> row.holding().flatMap(id -> in(naming, id)));
              return new SharedFile(
                  file,
                  grant.flatMap(id -> in(open, id)),
                  row.holding().flatMap(id -> in(held, id)));
            })
        .toList();
  }

  private static <T> Optional<T> in(Map<UUID, T> all, UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  private static List<UUID> distinct(Stream<UUID> ids) {
    return ids.distinct().toList();
  }

  /** Tells each file once, though many grants and groups may name it. */
  @Query(
      "SELECT n.id, MIN(n.grant_id) AS grant_id, MIN(n.group_id) AS group_id FROM ("
          + "SELECT i.item_id AS id, i.grant_id AS grant_id, NULL AS group_id"
          + OPEN_ITEMS
          + " AND i.kind = 'FILE' AND i.item_id < :id"
          + " UNION ALL SELECT m.file_id, NULL, m.group_id"
          + " FROM (SELECT DISTINCT i.item_id"
          + OPEN_ITEMS
          + " AND i.kind = 'GROUP') g JOIN file_group_member m"
          + " ON m.patient_id = :patientId AND m.group_id = g.item_id WHERE m.file_id < :id"
          + " UNION ALL SELECT w.id, NULL, NULL FROM record_file w"
          + " WHERE w.patient_id = :patientId AND w.author_id = :doctor"
          + " AND w.appointment_id IS NOT NULL AND w.id < :id"
          + ") n JOIN record_file f ON f.patient_id = :patientId AND f.id = n.id"
          + " GROUP BY n.id ORDER BY n.id DESC LIMIT :limit")
  abstract List<SharedRow> shared(
      UUID patientId, @UuidColumn UUID doctor, @InstantColumn Instant now, UUID id, int limit);

  @MappedEntity("sharing_grant_item")
  record NamingRow(@UuidColumn UUID groupId, @UuidColumn UUID grantId) {}

  @Query(
      "SELECT i.item_id AS group_id, MIN(i.grant_id) AS grant_id"
          + OPEN_ITEMS
          + " AND i.kind = 'GROUP' AND i.item_id IN (:groups) GROUP BY i.item_id")
  abstract List<NamingRow> naming(
      UUID patientId,
      @UuidColumn UUID doctor,
      @InstantColumn Instant now,
      @Expandable @UuidColumn List<UUID> groups);

  @Override
  public Page<FileGroup, FileGroupId> groups(
      PatientId owner, Optional<FileGroupId> after, int limit) {
    UUID last = after.map(FileGroupId::value).orElse(UuidColumn.FIRST);
    return Page.cut(groups.following(owner, last, limit + 1), FileGroup::id, limit);
  }

  @MappedEntity("doctor")
  record NameRow(@UuidColumn UUID id, String name) {}

  @Override
  public Page<GrantDetails, GrantId> grants(
      PatientId patient, Optional<GrantId> before, int limit) {
    UUID last = before.map(GrantId::value).orElse(UuidColumn.LAST);
    List<SharingGrant> found = grants.preceding(patient, last, limit + 1);
    List<UUID> doctors = found.stream().map(grant -> grant.doctor().value()).distinct().toList();
    Map<UUID, PersonName> names =
        (doctors.isEmpty() ? List.<NameRow>of() : names(doctors))
            .stream().collect(Collectors.toMap(NameRow::id, row -> new PersonName(row.name())));
    return Page.cut(
        found.stream()
            .map(
                grant ->
                    new GrantDetails(
                        grant, Objects.requireNonNull(names.get(grant.doctor().value()))))
            .toList(),
        details -> details.grant().id(),
        limit);
  }

  @Query("SELECT id, name FROM doctor WHERE id IN (:doctors)")
  abstract List<NameRow> names(@Expandable @UuidColumn List<UUID> doctors);

  @MappedEntity("sharing_grant")
  record GroupSharingRow(
      @UuidColumn UUID id, @UuidColumn UUID doctorId, String name, @InstantColumn Instant until) {}

  @Override
  public List<GroupSharing> sharings(PatientId owner, FileGroupId group, Instant now) {
    return sharings(owner.value(), group.value(), now).stream()
        .map(
            row ->
                new GroupSharing(
                    new GrantId(row.id()),
                    new DoctorId(row.doctorId()),
                    new PersonName(row.name()),
                    row.until()))
        .toList();
  }

  @Query(
      "SELECT g.id, g.doctor_id, d.name, g.expires_at AS until FROM sharing_grant g"
          + " JOIN doctor d ON d.id = g.doctor_id"
          + " WHERE g.patient_id = :patientId AND g.expires_at > :now AND g.revoked_at IS NULL"
          + " AND EXISTS (SELECT 1 FROM sharing_grant_item i WHERE i.patient_id = g.patient_id"
          + " AND i.grant_id = g.id AND i.kind = 'GROUP' AND i.item_id = :group) ORDER BY g.id")
  abstract List<GroupSharingRow> sharings(
      UUID patientId, @UuidColumn UUID group, @InstantColumn Instant now);

  @MappedEntity("sharing_grant")
  record SharingRow(@UuidColumn UUID patientId, String name, @InstantColumn Instant until) {}

  @Override
  public Page<SharingPatient, PatientId> sharing(
      DoctorId doctor, Instant now, Optional<PatientId> after, int limit) {
    UUID last = after.map(PatientId::value).orElse(UuidColumn.FIRST);
    return Page.cut(
        sharing(doctor.value(), now, last, limit + 1).stream()
            .map(
                row ->
                    new SharingPatient(
                        new PatientId(row.patientId()), new PersonName(row.name()), row.until()))
            .toList(),
        SharingPatient::patient,
        limit);
  }

  @Query(
      "SELECT g.patient_id, p.name, MAX(g.expires_at) AS until FROM sharing_grant g"
          + " JOIN patient p ON p.id = g.patient_id"
          + " WHERE g.doctor_id = :doctor AND g.expires_at > :now AND g.revoked_at IS NULL"
          + " AND g.patient_id > :patientId AND "
          + OPENS_A_FILE
          + " GROUP BY g.patient_id, p.name ORDER BY g.patient_id LIMIT :limit")
  abstract List<SharingRow> sharing(
      @UuidColumn UUID doctor, @InstantColumn Instant now, UUID patientId, int limit);

  @MappedEntity("access_log_entry")
  record LineRow(@Relation(Relation.Kind.EMBEDDED) LogEntryRow entry, @Nullable String actorName) {}

  @Override
  public Page<AccessLogLine, Long> accessLog(PatientId patient, Optional<Long> before, int limit) {
    return Page.cut(
        lines(patient.value(), before.orElse(Long.MAX_VALUE), limit + 1).stream()
            .map(
                row ->
                    new AccessLogLine(
                        row.entry().entry(),
                        Optional.ofNullable(row.actorName()).map(PersonName::new)))
            .toList(),
        line -> line.entry().sequence(),
        limit);
  }

  @Query(
      "SELECT e.*, COALESCE(d.name, p.name) AS actor_name FROM access_log_entry e"
          + " LEFT JOIN doctor d ON d.id = e.actor_id AND e.actor_role = 'DOCTOR'"
          + " LEFT JOIN patient p ON p.id = e.actor_id AND e.actor_role = 'PATIENT'"
          + " WHERE e.patient_id = :patientId AND e.sequence < :before"
          + " ORDER BY e.sequence DESC LIMIT :limit")
  abstract List<LineRow> lines(UUID patientId, long before, int limit);
}

package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.GroupSharing;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
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

  private final JdbcFileGroups groups;
  private final JdbcSharingGrants grants;

  JdbcRecordListings(JdbcFileGroups groups, JdbcSharingGrants grants) {
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

  @MappedEntity("record_file")
  record IdRow(@UuidColumn UUID id) {}

  @Override
  public List<RecordFileId> writtenBy(PatientId owner, DoctorId author) {
    return writtenBy(owner.value(), author.value()).stream()
        .map(row -> new RecordFileId(row.id()))
        .toList();
  }

  @Query(
      "SELECT id FROM record_file"
          + " WHERE patient_id = :patientId AND author_id = :authorId AND appointment_id IS NOT NULL")
  abstract List<IdRow> writtenBy(UUID patientId, UUID authorId);

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

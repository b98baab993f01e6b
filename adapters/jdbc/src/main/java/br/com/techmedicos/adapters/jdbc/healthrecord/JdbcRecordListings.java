package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Conditions;
import br.com.techmedicos.adapters.jdbc.shared.Pages;
import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.healthrecord.AccessLogLine;
import br.com.techmedicos.application.healthrecord.GrantDetails;
import br.com.techmedicos.application.healthrecord.RecordListings;
import br.com.techmedicos.application.healthrecord.SharingPatient;
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
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pages of the record's tables, joined with names. */
@Singleton
public final class JdbcRecordListings implements RecordListings {

  /** That of a grant {@code g} there is a file left, named by it or by a group that it names. */
  private static final String OPENS_A_FILE =
      "(EXISTS (SELECT 1 FROM sharing_grant_item i JOIN record_file f"
          + " ON f.patient_id = i.patient_id AND f.id = i.item_id"
          + " WHERE i.patient_id = g.patient_id AND i.grant_id = g.id AND i.kind = 'FILE')"
          + " OR EXISTS (SELECT 1 FROM sharing_grant_item i JOIN file_group_member m"
          + " ON m.patient_id = i.patient_id AND m.group_id = i.item_id"
          + " WHERE i.patient_id = g.patient_id AND i.grant_id = g.id AND i.kind = 'GROUP'))";

  private final Sql sql;
  private final GroupRows groups;
  private final GrantRows grants;

  JdbcRecordListings(Sql sql, GroupRows groups, GrantRows grants) {
    this.sql = sql;
    this.groups = groups;
    this.grants = grants;
  }

  @Override
  public Page<RecordFile, RecordFileId> files(
      PatientId owner, Optional<RecordFileId> before, int limit) {
    Conditions conditions =
        new Conditions("patient_id = ?", owner.value())
            .and("id < ?", before.map(RecordFileId::value));
    return Pages.cut(
        sql.list(
            "SELECT * FROM record_file" + conditions.sql() + " ORDER BY id DESC LIMIT ?",
            FileColumns::file,
            conditions.values(limit + 1)),
        RecordFile::id,
        limit);
  }

  @Override
  public List<RecordFileId> writtenBy(PatientId owner, DoctorId author) {
    return sql.list(
        "SELECT id FROM record_file"
            + " WHERE patient_id = ? AND author_id = ? AND appointment_id IS NOT NULL",
        row -> new RecordFileId(row.id("id")),
        owner.value(),
        author.value());
  }

  @Override
  public Page<FileGroup, FileGroupId> groups(
      PatientId owner, Optional<FileGroupId> after, int limit) {
    Conditions conditions =
        new Conditions("patient_id = ?", owner.value())
            .and("id > ?", after.map(FileGroupId::value));
    return Pages.cut(
        groups.groups(
            owner,
            "SELECT * FROM file_group" + conditions.sql() + " ORDER BY id LIMIT ?",
            conditions.values(limit + 1)),
        FileGroup::id,
        limit);
  }

  @Override
  public Page<GrantDetails, GrantId> grants(
      PatientId patient, Optional<GrantId> before, int limit) {
    Conditions conditions =
        new Conditions("patient_id = ?", patient.value()).and("id < ?", before.map(GrantId::value));
    List<SharingGrant> found =
        grants.grants(
            patient,
            "SELECT * FROM sharing_grant" + conditions.sql() + " ORDER BY id DESC LIMIT ?",
            conditions.values(limit + 1));
    Map<UUID, PersonName> names =
        names("doctor", found.stream().map(grant -> grant.doctor().value()).distinct().toList());
    return Pages.cut(
        found.stream()
            .map(
                grant ->
                    new GrantDetails(
                        grant, Objects.requireNonNull(names.get(grant.doctor().value()))))
            .toList(),
        details -> details.grant().id(),
        limit);
  }

  private record Named(UUID id, PersonName name) {}

  private Map<UUID, PersonName> names(String table, List<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    In in = In.of("id", ids);
    return sql
        .list(
            "SELECT id, name FROM " + table + " WHERE " + in.sql(),
            row -> new Named(row.id("id"), new PersonName(row.text("name"))),
            in.after())
        .stream()
        .collect(Collectors.toMap(Named::id, Named::name));
  }

  @Override
  public Page<SharingPatient, PatientId> sharing(
      DoctorId doctor, Instant now, Optional<PatientId> after, int limit) {
    Conditions conditions =
        new Conditions("g.doctor_id = ?", doctor.value())
            .and("g.expires_at > ?", now)
            .and("g.revoked_at IS NULL")
            .and("g.patient_id > ?", after.map(PatientId::value))
            .and(OPENS_A_FILE);
    return Pages.cut(
        sql.list(
            "SELECT g.patient_id, p.name, MAX(g.expires_at) AS until FROM sharing_grant g"
                + " JOIN patient p ON p.id = g.patient_id"
                + conditions.sql()
                + " GROUP BY g.patient_id, p.name ORDER BY g.patient_id LIMIT ?",
            JdbcRecordListings::sharing,
            conditions.values(limit + 1)),
        SharingPatient::patient,
        limit);
  }

  private static SharingPatient sharing(Row row) {
    return new SharingPatient(
        new PatientId(row.id("patient_id")),
        new PersonName(row.text("name")),
        row.instant("until"));
  }

  @Override
  public Page<AccessLogLine, Long> accessLog(PatientId patient, Optional<Long> before, int limit) {
    Conditions conditions =
        new Conditions("e.patient_id = ?", patient.value()).and("e.sequence < ?", before);
    return Pages.cut(
        sql.list(
            "SELECT e.*, COALESCE(d.name, p.name) AS actor_name FROM access_log_entry e"
                + " LEFT JOIN doctor d ON d.id = e.actor_id AND e.actor_role = 'DOCTOR'"
                + " LEFT JOIN patient p ON p.id = e.actor_id AND e.actor_role = 'PATIENT'"
                + conditions.sql()
                + " ORDER BY e.sequence DESC LIMIT ?",
            row ->
                new AccessLogLine(
                    LogColumns.entry(row), row.optionalText("actor_name").map(PersonName::new)),
            conditions.values(limit + 1)),
        line -> line.entry().sequence(),
        limit);
  }
}

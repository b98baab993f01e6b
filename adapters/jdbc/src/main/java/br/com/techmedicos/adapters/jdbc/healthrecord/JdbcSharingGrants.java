package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.healthrecord.ItemOwners.Kind;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Grants as rows, and one row for each file or group that one names. */
@Singleton
public final class JdbcSharingGrants implements SharingGrants {

  private static final String OPEN = " AND expires_at > ? AND revoked_at IS NULL ORDER BY id";

  private final Sql sql;
  private final ItemOwners owners;
  private final GrantRows rows;

  JdbcSharingGrants(Sql sql, ItemOwners owners, GrantRows rows) {
    this.sql = sql;
    this.owners = owners;
    this.rows = rows;
  }

  @Override
  public void add(SharingGrant grant) {
    sql.atomically(
        () -> {
          owners.add(Kind.GRANT, grant.id().value(), grant.patient());
          sql.update(
              "INSERT INTO sharing_grant (patient_id, id, doctor_id, granted_at, expires_at,"
                  + " revoked_at) VALUES (?, ?, ?, ?, ?, ?)",
              grant.patient().value(),
              grant.id().value(),
              grant.doctor().value(),
              grant.grantedAt(),
              grant.expiresAt(),
              grant.revokedAt());
          grant.files().forEach(file -> insert(grant, Kind.FILE, file.value()));
          grant.groups().forEach(group -> insert(grant, Kind.GROUP, group.value()));
        });
  }

  private void insert(SharingGrant grant, Kind kind, UUID item) {
    sql.update(
        "INSERT INTO sharing_grant_item (patient_id, grant_id, kind, item_id) VALUES (?, ?, ?, ?)",
        grant.patient().value(),
        grant.id().value(),
        kind,
        item);
  }

  @Override
  public Optional<SharingGrant> find(PatientId patient, GrantId id) {
    return rows
        .grants(
            patient,
            "SELECT * FROM sharing_grant WHERE patient_id = ? AND id = ?",
            patient.value(),
            id.value())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<PatientId> ownerOf(GrantId id) {
    return owners.find(Kind.GRANT, id.value());
  }

  @Override
  public void update(SharingGrant grant) {
    sql.update(
        "UPDATE sharing_grant SET revoked_at = ? WHERE patient_id = ? AND id = ?",
        grant.revokedAt(),
        grant.patient().value(),
        grant.id().value());
  }

  @Override
  public List<SharingGrant> open(PatientId patient, DoctorId doctor, Instant now) {
    return rows.grants(
        patient,
        "SELECT * FROM sharing_grant WHERE patient_id = ? AND doctor_id = ?" + OPEN,
        patient.value(),
        doctor.value(),
        now);
  }

  @Override
  public List<SharingGrant> open(PatientId patient, Instant now) {
    return rows.grants(
        patient, "SELECT * FROM sharing_grant WHERE patient_id = ?" + OPEN, patient.value(), now);
  }
}

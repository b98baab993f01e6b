package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads grants together with what they name, in two queries. */
@Singleton
final class GrantRows {

  private final Sql sql;

  GrantRows(Sql sql) {
    this.sql = sql;
  }

  private record GrantRow(
      UUID id, UUID doctor, Instant grantedAt, Instant expiresAt, Optional<Instant> revokedAt) {

    static GrantRow of(Row row) {
      return new GrantRow(
          row.id("id"),
          row.id("doctor_id"),
          row.instant("granted_at"),
          row.instant("expires_at"),
          row.optionalInstant("revoked_at"));
    }
  }

  private record Item(UUID grant, ItemOwners.Kind kind, UUID id) {}

  /** The grants that a query on {@code sharing_grant} finds, in its order. */
  List<SharingGrant> grants(PatientId patient, String query, Object... values) {
    List<GrantRow> grants = sql.list(query, GrantRow::of, values);
    if (grants.isEmpty()) {
      return List.of();
    }
    In in = In.of("grant_id", grants.stream().map(GrantRow::id).toList());
    Map<UUID, List<Item>> items =
        sql
            .list(
                "SELECT grant_id, kind, item_id FROM sharing_grant_item WHERE patient_id = ? AND "
                    + in.sql(),
                row ->
                    new Item(
                        row.id("grant_id"),
                        row.constant(ItemOwners.Kind.class, "kind"),
                        row.id("item_id")),
                in.after(patient.value()))
            .stream()
            .collect(Collectors.groupingBy(Item::grant));
    return grants.stream()
        .map(grant -> grant(patient, grant, items.getOrDefault(grant.id(), List.of())))
        .toList();
  }

  private static SharingGrant grant(PatientId patient, GrantRow grant, List<Item> items) {
    return SharingGrant.restore(
        new GrantId(grant.id()),
        patient,
        new DoctorId(grant.doctor()),
        items.stream()
            .filter(item -> item.kind() == ItemOwners.Kind.FILE)
            .map(item -> new RecordFileId(item.id()))
            .collect(Collectors.toSet()),
        items.stream()
            .filter(item -> item.kind() == ItemOwners.Kind.GROUP)
            .map(item -> new FileGroupId(item.id()))
            .collect(Collectors.toSet()),
        grant.grantedAt(),
        grant.expiresAt(),
        grant.revokedAt());
  }
}

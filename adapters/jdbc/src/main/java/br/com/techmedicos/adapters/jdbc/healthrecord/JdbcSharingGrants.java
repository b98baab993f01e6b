package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.healthrecord.ItemOwners.Kind;
import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grants, one row each, and one row for each file or group of a grant. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcSharingGrants
    implements SharingGrants, GenericRepository<JdbcSharingGrants.GrantRow, UUID> {

  private static final String OPEN = " AND expires_at > :now AND revoked_at IS NULL";

  private final JdbcUnitOfWork unitOfWork;
  private final ItemOwners owners;

  JdbcSharingGrants(JdbcUnitOfWork unitOfWork, ItemOwners owners) {
    this.unitOfWork = unitOfWork;
    this.owners = owners;
  }

  @MappedEntity("sharing_grant")
  record GrantRow(
      @UuidColumn UUID patientId,
      @UuidColumn UUID id,
      @UuidColumn UUID doctorId,
      @InstantColumn Instant grantedAt,
      @InstantColumn Instant expiresAt,
      @InstantColumn @Nullable Instant revokedAt) {

    SharingGrant grant(List<ItemRow> items) {
      return SharingGrant.restore(
          new GrantId(id),
          new PatientId(patientId),
          new DoctorId(doctorId),
          new SharedItems(
              ids(items, Kind.FILE, RecordFileId::new), ids(items, Kind.GROUP, FileGroupId::new)),
          grantedAt,
          expiresAt,
          Optional.ofNullable(revokedAt));
    }

    private static <T> Set<T> ids(List<ItemRow> items, Kind kind, Function<UUID, T> id) {
      return items.stream()
          .filter(item -> item.kind() == kind)
          .map(item -> id.apply(item.itemId()))
          .collect(Collectors.toSet());
    }
  }

  @MappedEntity("sharing_grant_item")
  record ItemRow(@UuidColumn UUID grantId, Kind kind, @UuidColumn UUID itemId) {}

  @Override
  public void add(SharingGrant grant) {
    UUID patient = grant.patient().value();
    UUID id = grant.id().value();
    unitOfWork.atomically(
        () -> {
          owners.add(Kind.GRANT, id, grant.patient());
          save(
              new GrantRow(
                  patient,
                  id,
                  grant.doctor().value(),
                  grant.grantedAt(),
                  grant.expiresAt(),
                  grant.revokedAt().orElse(null)));
          grant.items().files().forEach(file -> name(patient, id, Kind.FILE, file.value()));
          grant.items().groups().forEach(group -> name(patient, id, Kind.GROUP, group.value()));
        });
  }

  abstract void save(GrantRow row);

  @Query(
      "INSERT INTO sharing_grant_item (patient_id, grant_id, kind, item_id)"
          + " VALUES (:patientId, :id, :kind, :item)")
  abstract void name(UUID patientId, UUID id, Kind kind, @UuidColumn UUID item);

  @Override
  public Optional<SharingGrant> find(PatientId patient, GrantId id) {
    return grants(patient, rows(patient.value(), id.value())).stream().findFirst();
  }

  @Query("SELECT * FROM sharing_grant WHERE patient_id = :patientId AND id = :id")
  abstract List<GrantRow> rows(UUID patientId, UUID id);

  @Override
  public Optional<PatientId> ownerOf(GrantId id) {
    return owners.ownerOf(Kind.GRANT, id.value());
  }

  @Override
  public void update(SharingGrant grant) {
    revoke(grant.patient().value(), grant.id().value(), grant.revokedAt().orElse(null));
  }

  @Query(
      "UPDATE sharing_grant SET revoked_at = :revokedAt WHERE patient_id = :patientId AND id = :id")
  abstract void revoke(UUID patientId, UUID id, @Nullable Instant revokedAt);

  @Override
  public List<SharingGrant> open(PatientId patient, DoctorId doctor, Instant now) {
    return grants(patient, open(patient.value(), doctor.value(), now));
  }

  @Query(
      "SELECT * FROM sharing_grant WHERE patient_id = :patientId AND doctor_id = :doctorId"
          + OPEN
          + " ORDER BY id")
  abstract List<GrantRow> open(UUID patientId, UUID doctorId, @InstantColumn Instant now);

  @Override
  public List<SharingGrant> open(PatientId patient, Instant now) {
    return grants(patient, open(patient.value(), now));
  }

  @Query("SELECT * FROM sharing_grant WHERE patient_id = :patientId" + OPEN + " ORDER BY id")
  abstract List<GrantRow> open(UUID patientId, @InstantColumn Instant now);

  @Override
  public int countOpen(PatientId patient, Instant now) {
    return countOpen(patient.value(), now);
  }

  @Query("SELECT COUNT(*) FROM sharing_grant WHERE patient_id = :patientId" + OPEN)
  abstract int countOpen(UUID patientId, @InstantColumn Instant now);

  @Override
  public Optional<SharingGrant> findOpen(
      PatientId patient,
      DoctorId doctor,
      RecordFileId file,
      Collection<FileGroupId> holding,
      Instant now) {
    List<UUID> groups = holding.stream().map(FileGroupId::value).toList();
    return findNaming(patient, doctor, Kind.FILE, List.of(file.value()), now)
        .or(() -> findNaming(patient, doctor, Kind.GROUP, groups, now));
  }

  private Optional<SharingGrant> findNaming(
      PatientId patient, DoctorId doctor, Kind kind, List<UUID> items, Instant now) {
    return items.isEmpty()
        ? Optional.empty()
        : grants(patient, naming(patient.value(), doctor.value(), kind, items, now)).stream()
            .findFirst();
  }

  @Query(
      "SELECT * FROM sharing_grant WHERE patient_id = :patientId AND doctor_id = :doctorId"
          + OPEN
          + " AND EXISTS (SELECT 1 FROM sharing_grant_item i"
          + " WHERE i.patient_id = sharing_grant.patient_id AND i.grant_id = sharing_grant.id"
          + " AND i.kind = :kind AND i.item_id IN (:items)) LIMIT 1")
  abstract List<GrantRow> naming(
      UUID patientId,
      UUID doctorId,
      Kind kind,
      @Expandable @UuidColumn List<UUID> items,
      @InstantColumn Instant now);

  List<SharingGrant> find(PatientId patient, List<UUID> ids) {
    return ids.isEmpty() ? List.of() : grants(patient, rows(patient.value(), ids));
  }

  @Query("SELECT * FROM sharing_grant WHERE patient_id = :patientId AND id IN (:ids)")
  abstract List<GrantRow> rows(UUID patientId, @Expandable @UuidColumn List<UUID> ids);

  /** Returns the grants before an ID, newest first. */
  List<SharingGrant> preceding(PatientId patient, UUID before, int limit) {
    return grants(patient, rows(patient.value(), before, limit));
  }

  @Query(
      "SELECT * FROM sharing_grant WHERE patient_id = :patientId AND id < :id"
          + " ORDER BY id DESC LIMIT :limit")
  abstract List<GrantRow> rows(UUID patientId, UUID id, int limit);

  private List<SharingGrant> grants(PatientId patient, List<GrantRow> grants) {
    if (grants.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<ItemRow>> items =
        items(patient.value(), grants.stream().map(GrantRow::id).toList()).stream()
            .collect(Collectors.groupingBy(ItemRow::grantId));
    return grants.stream()
        .map(grant -> grant.grant(items.getOrDefault(grant.id(), List.of())))
        .toList();
  }

  @Query("SELECT * FROM sharing_grant_item WHERE patient_id = :patientId AND grant_id IN (:grants)")
  abstract List<ItemRow> items(UUID patientId, @Expandable @UuidColumn List<UUID> grants);
}

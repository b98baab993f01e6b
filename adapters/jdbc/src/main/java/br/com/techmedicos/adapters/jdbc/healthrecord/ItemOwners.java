package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code record_item_owner}: the owners of files, groups and grants, including deleted
 * ones.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemOwners extends GenericRepository<ItemOwners.OwnerRow, UUID> {

  /** The kinds of items. */
  enum Kind {
    FILE,
    GROUP,
    GRANT
  }

  @MappedEntity("record_item_owner")
  record OwnerRow(@UuidColumn UUID itemId, Kind kind, @UuidColumn UUID patientId) {}

  default void add(Kind kind, UUID item, PatientId owner) {
    save(new OwnerRow(item, kind, owner.value()));
  }

  void save(OwnerRow row);

  default Optional<PatientId> ownerOf(Kind kind, UUID item) {
    return find(kind, item).map(row -> new PatientId(row.patientId()));
  }

  @Query("SELECT * FROM record_item_owner WHERE item_id = :itemId AND kind = :kind")
  Optional<OwnerRow> find(Kind kind, UUID itemId);

  /** Reads the whole table, so it is not for requests. */
  @Query("SELECT * FROM record_item_owner WHERE patient_id = :patientId")
  List<OwnerRow> of(UUID patientId);

  @Query("DELETE FROM record_item_owner WHERE item_id = :itemId AND kind = :kind")
  void remove(Kind kind, UUID itemId);
}

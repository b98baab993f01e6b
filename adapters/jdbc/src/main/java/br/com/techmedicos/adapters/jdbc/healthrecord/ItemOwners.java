package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The table {@code record_item_owner}: whose something is, or was. */
@Singleton
final class ItemOwners {

  /** What is owned. */
  enum Kind {
    FILE,
    GROUP,
    GRANT
  }

  private final Sql sql;

  ItemOwners(Sql sql) {
    this.sql = sql;
  }

  void add(Kind kind, UUID item, PatientId owner) {
    sql.update(
        "INSERT INTO record_item_owner (item_id, kind, patient_id) VALUES (?, ?, ?)",
        item,
        kind,
        owner.value());
  }

  Optional<PatientId> find(Kind kind, UUID item) {
    return sql.find(
        "SELECT patient_id FROM record_item_owner WHERE item_id = ? AND kind = ?",
        row -> new PatientId(row.id("patient_id")),
        item,
        kind);
  }

  void remove(Kind kind, UUID item) {
    sql.update("DELETE FROM record_item_owner WHERE item_id = ? AND kind = ?", item, kind);
  }
}

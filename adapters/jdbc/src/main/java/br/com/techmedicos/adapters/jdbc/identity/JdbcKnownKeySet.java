package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.application.identity.KeySetId;
import br.com.techmedicos.application.identity.KnownKeySet;
import jakarta.inject.Singleton;

/** The key set that the database belongs to, in a table of one row. */
@Singleton
public final class JdbcKnownKeySet implements KnownKeySet {

  private final Sql sql;

  JdbcKnownKeySet(Sql sql) {
    this.sql = sql;
  }

  @Override
  public KeySetId rememberIfFirst(KeySetId keySet) {
    boolean first =
        SqlErrors.writesUnlessTaken(
            () ->
                sql.update(
                    "INSERT INTO key_set (only_row, key_set_id) VALUES (1, ?)", keySet.value()));
    return first
        ? keySet
        : sql.find("SELECT key_set_id FROM key_set", row -> new KeySetId(row.text("key_set_id")))
            .orElseThrow();
  }
}

package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.application.identity.KeySetId;
import br.com.techmedicos.application.identity.KnownKeySet;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The key set of the database, in a table with one row. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcKnownKeySet
    implements KnownKeySet, GenericRepository<JdbcKnownKeySet.KeySetRow, Integer> {

  @MappedEntity("key_set")
  record KeySetRow(@Id int onlyRow, String keySetId) {}

  @Override
  public KeySetId rememberIfFirst(KeySetId keySet) {
    boolean first = SqlErrors.writesUnlessTaken(() -> save(new KeySetRow(1, keySet.value())));
    return first ? keySet : new KeySetId(only().keySetId());
  }

  abstract void save(KeySetRow row);

  @Query("SELECT * FROM key_set")
  abstract KeySetRow only();
}

package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The table {@code patient}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PatientRows extends GenericRepository<PatientRow, UUID> {

  Optional<PatientRow> findById(@UuidColumn UUID id);

  void save(PatientRow row);

  /** Changes what of a patient may change; how many rows were at the version before. */
  @Query(
      "UPDATE patient SET name = :name, email = :email, version = :version"
          + " WHERE id = :id AND version = :version - 1")
  int replace(@UuidColumn UUID id, String name, String email, long version);
}

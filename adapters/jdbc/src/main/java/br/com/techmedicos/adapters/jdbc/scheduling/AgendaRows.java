package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The table {@code agenda}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AgendaRows extends GenericRepository<AgendaRow, UUID> {

  Optional<AgendaRow> findByDoctorId(@UuidColumn UUID doctorId);

  void save(AgendaRow row);

  /** How many rows were at the version before. */
  @Query(
      "UPDATE agenda SET zone = :zone, minimum_notice_minutes = :notice, horizon_days = :horizon,"
          + " windows = :windows, version = :version"
          + " WHERE doctor_id = :doctor AND version = :version - 1")
  int replace(
      @UuidColumn UUID doctor, String zone, long notice, int horizon, String windows, long version);
}

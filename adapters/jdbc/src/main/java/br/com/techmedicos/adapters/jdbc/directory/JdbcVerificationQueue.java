package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists doctors by status, in the order of their IDs, which start with the time of the sign-up. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcVerificationQueue
    implements VerificationQueue, GenericRepository<DoctorRow, UUID> {

  private final Json json;

  JdbcVerificationQueue(Json json) {
    this.json = json;
  }

  @Override
  public Page<Doctor, DoctorId> list(
      VerificationStatus status, int limit, Optional<DoctorId> after) {
    UUID last = after.map(DoctorId::value).orElse(UuidColumn.FIRST);
    List<DoctorRow> rows =
        status == VerificationStatus.PENDING_VERIFICATION
            ? awaiting(last, limit + 1)
            : withStatus(status, last, limit + 1);
    return Page.cut(rows.stream().map(row -> row.doctor(json)).toList(), Doctor::id, limit);
  }

  @Query(
      "SELECT * FROM doctor WHERE awaits_verification = TRUE AND id > :id ORDER BY id LIMIT :limit")
  abstract List<DoctorRow> awaiting(UUID id, int limit);

  @Query("SELECT * FROM doctor WHERE status = :status AND id > :id ORDER BY id LIMIT :limit")
  abstract List<DoctorRow> withStatus(VerificationStatus status, UUID id, int limit);
}

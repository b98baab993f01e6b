package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Pages;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Doctors by their standing, in the order of their ids, which begin with the time of signing up.
 */
@Singleton
public final class JdbcVerificationQueue implements VerificationQueue {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Sql sql;
  private final DoctorColumns columns;

  JdbcVerificationQueue(Sql sql, DoctorColumns columns) {
    this.sql = sql;
    this.columns = columns;
  }

  @Override
  public Page<Doctor, DoctorId> list(
      VerificationStatus status, int limit, Optional<DoctorId> after) {
    boolean pending = status == VerificationStatus.PENDING_VERIFICATION;
    return Pages.cut(
        sql.list(
            "SELECT * FROM doctor WHERE "
                + (pending ? "awaits_verification" : "status")
                + " = ? AND id > ? ORDER BY id LIMIT ?",
            columns::doctor,
            pending ? true : status,
            after.map(DoctorId::value).orElse(BEFORE_ALL),
            limit + 1),
        Doctor::id,
        limit);
  }
}

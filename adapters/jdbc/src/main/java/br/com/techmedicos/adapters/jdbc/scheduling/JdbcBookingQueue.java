package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Singleton;

/** A turn is the lock of the doctor's row, which the transaction holds until it ends. */
@Singleton
public final class JdbcBookingQueue implements BookingQueue {

  private final Sql sql;

  JdbcBookingQueue(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void takeTurn(DoctorId doctor) {
    sql.list("SELECT id FROM doctor WHERE id = ? FOR UPDATE", row -> row.id("id"), doctor.value());
  }
}

package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.util.UUID;

/** A turn is the lock of a person's row, which the transaction holds until it ends. */
@Singleton
public final class JdbcBookingQueue implements BookingQueue {

  private final Sql sql;

  JdbcBookingQueue(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void takeTurn(PatientId patient, DoctorId doctor) {
    lock("SELECT id FROM patient WHERE id = ? FOR UPDATE", patient.value());
    takeTurn(doctor);
  }

  @Override
  public void takeTurn(DoctorId doctor) {
    lock("SELECT id FROM doctor WHERE id = ? FOR UPDATE", doctor.value());
  }

  private void lock(String select, UUID person) {
    sql.list(select, row -> row.id("id"), person);
  }
}

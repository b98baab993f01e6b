package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;

/**
 * A turn is the lock of a person's row, which the transaction holds until it ends. A patient's is
 * taken by writing, since a cluster certifies only what is written; a doctor's is not, since on a
 * cluster all who want one doctor would undo each other.
 */
@Singleton
public final class JdbcBookingQueue implements BookingQueue {

  private final Sql sql;

  JdbcBookingQueue(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void takeTurn(PatientId patient, DoctorId doctor) {
    takeTurn(patient);
    takeTurn(doctor);
  }

  @Override
  public void takeTurn(PatientId patient) {
    sql.update("UPDATE patient SET turns = turns + 1 WHERE id = ?", patient.value());
  }

  @Override
  public void takeTurn(DoctorId doctor) {
    sql.list("SELECT id FROM doctor WHERE id = ? FOR UPDATE", row -> row.id("id"), doctor.value());
  }
}

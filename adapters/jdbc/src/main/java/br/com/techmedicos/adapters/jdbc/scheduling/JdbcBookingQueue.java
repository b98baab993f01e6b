package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/**
 * Serialises bookings with a lock on the doctor's row, which the transaction holds until its end.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcBookingQueue
    implements BookingQueue, GenericRepository<AppointmentRow, UUID> {

  @Override
  public void takeTurn(DoctorId doctor) {
    lock(doctor.value());
  }

  @Query("SELECT 1 FROM doctor WHERE id = :doctor FOR UPDATE")
  abstract Optional<Integer> lock(@UuidColumn UUID doctor);
}

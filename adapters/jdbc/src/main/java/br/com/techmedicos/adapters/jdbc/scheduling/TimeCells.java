package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.UUID;

/**
 * The stretches of five minutes that live appointments occupy, each a row whose key is person and
 * time. The keys make overlaps impossible, whatever runs above them, on one node or on many.
 *
 * <p>Slots start on multiples of five minutes in every zone of today, so those back to back share
 * no cell. If one ever does not, two that touch would be refused; none would overlap.
 */
@Singleton
final class TimeCells {

  private static final long SECONDS = Duration.ofMinutes(5).toSeconds();

  private final JdbcOperations operations;

  TimeCells(JdbcOperations operations) {
    this.operations = operations;
  }

  /** Claims always in the same order, so that no two who want the same wait for each other. */
  void occupy(Appointment appointment) {
    Slot slot = appointment.slot();
    AppointmentId id = appointment.id();
    if (!isFree("doctor", appointment.doctor().value(), slot, id)) {
      throw new DomainException(new SchedulingViolation.SlotAlreadyTaken());
    }
    if (!isFree("patient", appointment.patient().value(), slot, id)) {
      throw new DomainException(new SchedulingViolation.PatientBusy());
    }
  }

  private boolean isFree(String person, UUID whose, Slot slot, AppointmentId id) {
    byte[] owner = UuidColumn.Converter.toBytes(whose);
    byte[] appointment = UuidColumn.Converter.toBytes(id.value());
    String insert =
        "INSERT INTO "
            + person
            + "_cell ("
            + person
            + "_id, cell, appointment_id) VALUES (?, ?, ?)"
            + ", (?, ?, ?)".repeat((int) (last(slot) - first(slot)));
    return SqlErrors.writesUnlessTaken(
        () ->
            operations.execute(
                connection -> {
                  try (PreparedStatement statement = connection.prepareStatement(insert)) {
                    int i = 0;
                    for (long cell = first(slot); cell <= last(slot); cell++) {
                      statement.setBytes(++i, owner);
                      statement.setLong(++i, cell);
                      statement.setBytes(++i, appointment);
                    }
                    return statement.executeUpdate();
                  }
                }));
  }

  /** Frees what an appointment occupied. */
  void free(Appointment appointment, Slot slot) {
    free("doctor", appointment.doctor().value(), slot, appointment.id());
    free("patient", appointment.patient().value(), slot, appointment.id());
  }

  private void free(String person, UUID whose, Slot slot, AppointmentId id) {
    String delete =
        "DELETE FROM "
            + person
            + "_cell WHERE "
            + person
            + "_id = ? AND cell BETWEEN ? AND ? AND appointment_id = ?";
    operations.execute(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setBytes(1, UuidColumn.Converter.toBytes(whose));
            statement.setLong(2, first(slot));
            statement.setLong(3, last(slot));
            statement.setBytes(4, UuidColumn.Converter.toBytes(id.value()));
            return statement.executeUpdate();
          }
        });
  }

  private static long first(Slot slot) {
    return Math.floorDiv(slot.startsAt().getEpochSecond(), SECONDS);
  }

  private static long last(Slot slot) {
    return Math.floorDiv(slot.endsAt().minusNanos(1).getEpochSecond(), SECONDS);
  }
}

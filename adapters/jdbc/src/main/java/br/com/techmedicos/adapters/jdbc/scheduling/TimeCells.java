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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The five-minute cells that live appointments occupy. Each cell is a row with person and time as
 * key. The keys make overlaps impossible, whatever runs concurrently, on one node or several.
 *
 * <p>In all current time zones slots start on multiples of five minutes, so that adjacent slots
 * share no cell. If a slot ever does not, an adjacent one would be refused, but none would overlap.
 */
@Singleton
final class TimeCells {

  private static final long SECONDS = Duration.ofMinutes(5).toSeconds();

  private final JdbcOperations operations;
  private final Table doctors = Table.of("doctor");
  private final Table patients = Table.of("patient");

  /**
   * The cells of doctors or of patients.
   *
   * @param insert inserts the first cell
   * @param delete deletes the cells of an appointment
   * @param inserts inserts as many cells as the key says
   */
  private record Table(String insert, String delete, Map<Integer, String> inserts) {

    static Table of(String person) {
      return new Table(
          "INSERT INTO %1$s_cell (%1$s_id, cell, appointment_id) VALUES (?, ?, ?)"
              .formatted(person),
          "DELETE FROM %1$s_cell WHERE %1$s_id = ? AND cell BETWEEN ? AND ? AND appointment_id = ?"
              .formatted(person),
          new ConcurrentHashMap<>());
    }

    /** A slot has ten cells, or eleven if it does not start on a multiple of five minutes. */
    String insert(int cells) {
      return inserts.computeIfAbsent(cells, count -> insert + ", (?, ?, ?)".repeat(count - 1));
    }
  }

  TimeCells(JdbcOperations operations) {
    this.operations = operations;
  }

  /** Claims the cells of an appointment, always in the same order to avoid deadlocks. */
  void occupy(Appointment appointment) {
    Slot slot = appointment.slot();
    AppointmentId id = appointment.id();
    if (!isFree(doctors, appointment.doctor().value(), slot, id)) {
      throw new DomainException(
          new SchedulingViolation.SlotAlreadyTaken(appointment.doctor(), slot.startsAt()));
    }
    if (!isFree(patients, appointment.patient().value(), slot, id)) {
      throw new DomainException(new SchedulingViolation.PatientBusy());
    }
  }

  private boolean isFree(Table table, UUID whose, Slot slot, AppointmentId id) {
    byte[] person = bytes(whose);
    byte[] appointment = bytes(id.value());
    List<Object> values = new ArrayList<>();
    for (long cell = first(slot); cell <= last(slot); cell++) {
      Collections.addAll(values, person, cell, appointment);
    }
    String insert = table.insert(values.size() / 3);
    return SqlErrors.writesUnlessTaken(() -> execute(insert, values));
  }

  /** Frees the cells of an appointment. */
  void free(Appointment appointment, Slot slot) {
    free(doctors, appointment.doctor().value(), slot, appointment.id());
    free(patients, appointment.patient().value(), slot, appointment.id());
  }

  private void free(Table table, UUID whose, Slot slot, AppointmentId id) {
    execute(table.delete(), List.of(bytes(whose), first(slot), last(slot), bytes(id.value())));
  }

  private void execute(String sql, List<Object> values) {
    operations.execute(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i));
            }
            return statement.executeUpdate();
          }
        });
  }

  private static byte[] bytes(UUID id) {
    return UuidColumn.Converter.toBytes(id);
  }

  private static long first(Slot slot) {
    return Math.floorDiv(slot.startsAt().getEpochSecond(), SECONDS);
  }

  private static long last(Slot slot) {
    return Math.floorDiv(slot.endsAt().minusNanos(1).getEpochSecond(), SECONDS);
  }
}

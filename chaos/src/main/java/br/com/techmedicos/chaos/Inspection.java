package br.com.techmedicos.chaos;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.chaos.Visit.Facts;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Slot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Looks at the database itself, past the service, for what must always be true of it. */
final class Inspection {

  private static final int MOST_REQUESTS = 5;

  private final List<String> complaints = new ArrayList<>();
  private final Map<UUID, List<String>> events = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private int lost;
  private int outOfOrder;

  private record Row(
      UUID id,
      UUID doctor,
      UUID patient,
      Instant startsAt,
      AppointmentStatus status,
      boolean live,
      Optional<Integer> ordinal) {

    Slot slot() {
      return new Slot(startsAt);
    }
  }

  private Inspection() {}

  /** Looks at everything that a mix did. */
  static Inspection of(Connection connection, Mix mix) throws SQLException {
    try (connection) {
      Inspection inspection = of(connection, mix.visits());
      for (Sharing sharing : mix.sharings()) {
        List<String> found = sharing.complaints(connection);
        inspection.lost += found.isEmpty() ? 0 : 1;
        inspection.complaints.addAll(found);
      }
      for (PastVisit visit : mix.pastVisits()) {
        Optional<String> found = visit.complaint(connection);
        inspection.lost += found.isEmpty() ? 0 : 1;
        found.ifPresent(inspection.complaints::add);
      }
      return inspection;
    }
  }

  /** Looks at everything; the connection stays open. */
  static Inspection of(Connection connection, List<Visit> visits) throws SQLException {
    Inspection inspection = new Inspection();
    try (Statement statement = connection.createStatement()) {
      inspection.read(statement);
      inspection.compare(visits);
      inspection.overlaps("doctor", Row::doctor);
      inspection.overlaps("patient", Row::patient);
      inspection.cells(statement, "doctor", Row::doctor);
      inspection.cells(statement, "patient", Row::patient);
      inspection.pending();
      inspection.ratings(statement);
    }
    return inspection;
  }

  /** What is not as it must be. */
  List<String> complaints() {
    return complaints;
  }

  /** How many visits are not as they were acknowledged. */
  int lost() {
    return lost;
  }

  /** Of how many visits the events are not in the order in which they happened. */
  int outOfOrder() {
    return outOfOrder;
  }

  private void read(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT id, doctor_id, patient_id, starts_at, status, deadline, request_ordinal"
                + " FROM appointment")) {
      while (found.next()) {
        rows.add(
            new Row(
                id(found, 1),
                id(found, 2),
                id(found, 3),
                Instant.EPOCH.plus(found.getLong(4), ChronoUnit.MICROS),
                AppointmentStatus.valueOf(found.getString(5)),
                found.getObject(6) != null,
                Optional.ofNullable(found.getObject(7))
                    .map(ordinal -> ((Number) ordinal).intValue())));
      }
    }
    try (ResultSet found =
        statement.executeQuery("SELECT aggregate_id, type FROM outbox ORDER BY id")) {
      while (found.next()) {
        events.computeIfAbsent(id(found, 1), id -> new ArrayList<>()).add(found.getString(2));
      }
    }
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return UuidColumn.Converter.fromBytes(row.getBytes(column));
  }

  /** Each patient booked once: a row of theirs more is a request that took effect twice. */
  private void compare(List<Visit> visits) {
    Map<UUID, List<Row>> ofPatient = new HashMap<>();
    rows.forEach(row -> ofPatient.computeIfAbsent(row.patient(), id -> new ArrayList<>()).add(row));
    for (Visit visit : visits) {
      List<Row> found = ofPatient.getOrDefault(visit.patient().id().value(), List.of());
      if (found.size() > 1) {
        complaints.add("%d rows of one %s".formatted(found.size(), visit));
      }
      Facts facts =
          found.isEmpty()
              ? Facts.NONE
              : new Facts(
                  Optional.of(found.get(0).status()),
                  found.get(0).startsAt(),
                  events.getOrDefault(found.get(0).id(), List.of()));
      if (visit.allows(facts)) {
        continue;
      }
      if (visit.allowsInAnyOrder(facts)) {
        outOfOrder++;
      } else {
        lost++;
        complaints.add("found %s of the %s".formatted(facts, visit));
      }
    }
  }

  private void overlaps(String whose, Function<Row, UUID> person) {
    Map<UUID, TreeMap<Instant, Row>> live = new HashMap<>();
    for (Row row : rows) {
      if (row.live()) {
        TreeMap<Instant, Row> day = live.computeIfAbsent(person.apply(row), id -> new TreeMap<>());
        if (day.put(row.startsAt(), row) != null) {
          complaints.add("two at %s of one %s".formatted(row.startsAt(), whose));
        }
      }
    }
    for (TreeMap<Instant, Row> day : live.values()) {
      Row before = null;
      for (Row row : day.values()) {
        if (before != null && before.slot().overlaps(row.slot())) {
          complaints.add("overlap at %s of one %s".formatted(row.startsAt(), whose));
        }
        before = row;
      }
    }
  }

  /** Whoever holds a slot has its cells, and nobody else has any. */
  private void cells(Statement statement, String whose, Function<Row, UUID> person)
      throws SQLException {
    Set<String> expected = new HashSet<>();
    for (Row row : rows) {
      if (row.live()) {
        long first = row.startsAt().getEpochSecond() / 300;
        for (int i = 0; i < Slot.LENGTH.toMinutes() / 5; i++) {
          expected.add(person.apply(row) + " " + (first + i) + " " + row.id());
        }
      }
    }
    Set<String> found = new HashSet<>();
    try (ResultSet cells =
        statement.executeQuery(
            "SELECT %1$s_id, cell, appointment_id FROM %1$s_cell".formatted(whose))) {
      while (cells.next()) {
        found.add(id(cells, 1) + " " + cells.getLong(2) + " " + id(cells, 3));
      }
    }
    if (!found.equals(expected)) {
      complaints.add(
          "the cells of %ss are %d, and %d are held"
              .formatted(whose, found.size(), expected.size()));
    }
  }

  private void pending() {
    Set<String> taken = new HashSet<>();
    for (Row row : rows) {
      if (row.ordinal().isPresent() != (row.status() == AppointmentStatus.REQUESTED)) {
        complaints.add("a wrong count of pending requests: " + row);
      }
      row.ordinal()
          .ifPresent(
              ordinal -> {
                if (ordinal < 1
                    || ordinal > MOST_REQUESTS
                    || !taken.add(row.patient() + " " + ordinal)) {
                  complaints.add("too many pending requests: " + row);
                }
              });
    }
  }

  private void ratings(Statement statement) throws SQLException {
    try (ResultSet wrong =
        statement.executeQuery(
            "SELECT COUNT(*) FROM (SELECT doctor_id, SUM(stars) AS stars, COUNT(stars) AS ratings"
                + " FROM appointment WHERE stars IS NOT NULL GROUP BY doctor_id) given"
                + " LEFT JOIN doctor_rating kept ON kept.doctor_id = given.doctor_id"
                + " AND kept.stars = given.stars AND kept.ratings = given.ratings"
                + " WHERE kept.doctor_id IS NULL")) {
      wrong.next();
      if (wrong.getInt(1) > 0) {
        complaints.add("the ratings of %d doctors are wrong".formatted(wrong.getInt(1)));
      }
    }
  }
}

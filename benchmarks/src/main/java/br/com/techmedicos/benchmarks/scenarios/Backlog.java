package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.PartnerDesk;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A partner was down for a day, and is back. */
@Command(
    name = "backlog",
    description = "What waits for a partner who was down, told while patients book.")
public final class Backlog extends Scenario {

  private static final int CONNECTIONS = 16;
  private static final int DOCTORS = 1000;
  private static final double TARGET = 0.9;

  @Option(names = "--millis", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private long millis = 3000;

  @Option(
      names = "--events",
      description = "How many the partner missed (default: ${DEFAULT-VALUE}).")
  private int events = 100_000;

  @Option(
      names = "--warm-up",
      description = "How many bookings before (default: ${DEFAULT-VALUE}).")
  private int warmUp = 3000;

  @Option(
      names = "--patients",
      description = "Who book, five times at most (default: ${DEFAULT-VALUE}).")
  private int patients = 8_000;

  @Override
  String word() {
    return "backlog";
  }

  @Override
  String title() {
    return "A partner who was down for a day";
  }

  @Override
  String method() {
    return """
    %,d events wait for a partner, whose server on the same machine was down. It is back, and one instance tells it all of them.
    Patients book through HTTP, each slot once and without pause, on %d connections, on MariaDB: in %d turns of %d ms before, and in as
    many meanwhile.\
    """
        .formatted(events, CONNECTIONS, repetitions(), millis);
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, patients);
        ServiceProcess service = testbed.startService(Partner.ALLOWED);
        Partner partner = new Partner();
        PartnerDesk desk = new PartnerDesk(service.uri());
        Connection database = testbed.connect()) {
      Clinic clinic = testbed.clinic();
      Bookings bookings = new Bookings(clinic, clinic.patients(), Instant.now());
      clinic.logIn();
      try (LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
        Rate.warmUp(client, CONNECTIONS, warmUp, () -> bookings.next().request());
      }
      partner.down(true);
      partner.register(desk);
      missed(database);
      long written = System.nanoTime();
      Partner.awaitLetters(database, events);
      double addressing = (System.nanoTime() - written) / 1e9;
      System.out.printf("%,d letters are written after %.1f s%n", events, addressing);
      List<Double> before = new ArrayList<>();
      for (int turn = 0; turn < repetitions(); turn++) {
        before.add(booked(service, bookings));
      }
      clinic.logIn();
      partner.down(false);
      while (partner.told() == 0) {
        Thread.sleep(100);
      }
      long start = System.nanoTime();
      List<Double> meanwhile = new ArrayList<>();
      for (int turn = 0; turn < repetitions() && Partner.letters(database) > 0; turn++) {
        meanwhile.add(booked(service, bookings));
      }
      Partner.awaitAllTold(database);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("before %s, meanwhile %s%n", before, meanwhile);
      return List.of(
          Finding.note(
              "events that waited, bookings meanwhile included", "%,d".formatted(partner.told())),
          Finding.note("told", Finding.text(partner.told() / seconds, "/s")),
          Finding.note("until all were told", Finding.text(seconds, "s")),
          Finding.atLeast(
              "bookings meanwhile (%s)".formatted(Finding.text(median(meanwhile), "/s")),
              "before (%s)".formatted(Finding.text(median(before), "/s")),
              median(meanwhile) / median(before),
              TARGET,
              "×"));
    }
  }

  private double booked(ServiceProcess service, Bookings bookings) {
    try (LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
      return Rate.complete(
              service,
              client,
              CONNECTIONS,
              Duration.ofMillis(millis),
              () -> bookings.next().request())
          .perSecond();
    }
  }

  /** What happened while the partner was down. */
  private void missed(Connection database) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO outbox (id, type, aggregate_id, occurred_at, payload)"
                + " VALUES (UNHEX(REPLACE(UUID(), '-', '')), 'AppointmentRequested',"
                + " UNHEX(REPLACE(UUID(), '-', '')), ?, '{}')")) {
      database.setAutoCommit(false);
      for (int n = 0; n < events; n++) {
        insert.setLong(1, RawJdbc.micros(Instant.now()));
        insert.addBatch();
        if (n % 1000 == 999) {
          insert.executeBatch();
          database.commit();
        }
      }
      insert.executeBatch();
      database.commit();
      database.setAutoCommit(true);
    }
  }
}

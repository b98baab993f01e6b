package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Books slots that nobody else wants. */
@Command(name = "booking", description = "Bookings of distinct slots against raw JDBC.")
public final class BookingRate extends Scenario {

  private static final List<Integer> CONNECTIONS = List.of(64, 16, 1);
  private static final int DOCTORS = 1000;
  private static final double TARGET = 0.7;
  private static final double ABOUT = 0.5;
  private static final Duration LONGEST_REFRESH = Duration.ofMinutes(1);

  @Option(names = "--millis", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private long millis = 2000;

  @Option(
      names = "--warm-up",
      description =
          "How many bookings on each number of connections before (default: ${DEFAULT-VALUE}).")
  private int warmUp = 10_000;

  @Option(
      names = "--patients",
      description = "Who book, five times at most (default: ${DEFAULT-VALUE}).")
  private int patients = 30_000;

  private final List<Double> roundTripsOfService = new ArrayList<>();
  private final List<Double> roundTripsOfControl = new ArrayList<>();

  @Override
  String word() {
    return "booking";
  }

  @Override
  String title() {
    return "Bookings";
  }

  @Override
  String method() {
    return """
        Patients book slots through HTTP, each slot once and without pause, on 64, 16 and 1 connections. The control sends the
        statements of a booking in the same transaction, with the same settings of the driver, in a loop on as many threads, with a pool
        of 16 connections as the service has; how many statements the database was sent is counted for both. %d turns of %d ms each,
        in which who is first changes, after %,d bookings of both on each number of connections to warm up: after three thousand, the
        service's compilers still took almost half of its processor time. A turn begins when
        the service has just brought the index of availabilities up to date, which it does every ten seconds, so that neither
        side has this work in its turn. The processor time of the control is that of its threads, without the database."""
        .formatted(repetitions(), millis, warmUp);
  }

  @Override
  String whyMissed() {
    return """
        Both send the database the same statements. What the service adds is its processor time, two to three times that of JDBC alone: mostly
        the framework's, for the call, the answer and the rows. Client, service and database share the cores that the control has alone.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, patients);
        ServiceProcess service = testbed.startService(Map.of());
        RawJdbc jdbc = new RawJdbc(testbed);
        Connection watching = testbed.connect()) {
      Clinic clinic = testbed.clinic();
      Bookings bookings = new Bookings(clinic, clinic.patients(), Instant.now());
      clinic.logIn();
      for (int connections : CONNECTIONS) {
        try (LoadClient client = LoadClient.connect(service.uri(), connections)) {
          Rate.warmUp(client, connections, warmUp, () -> bookings.next().request());
        }
        jdbc.warmUp(connections, warmUp, () -> jdbc.book(bookings.next()));
      }
      List<Comparison> comparisons = CONNECTIONS.stream().map(BookingRate::comparison).toList();
      for (int turn = 0; turn < repetitions(); turn++) {
        for (int i = 0; i < comparisons.size(); i++) {
          int connections = CONNECTIONS.get(i);
          clinic.logIn();
          awaitRefresh(watching);
          comparisons
              .get(i)
              .turn(
                  () -> http(service, connections, bookings, watching),
                  () -> raw(jdbc, connections, bookings, watching));
        }
      }
      return Stream.of(
              comparisons.stream().map(Comparison::ratio),
              comparisons.stream().map(Comparison::cpu),
              Stream.of(roundTrips()))
          .flatMap(each -> each)
          .toList();
    }
  }

  private static Comparison comparison(int connections) {
    return new Comparison(
        connections == 1 ? "1 connection" : connections + " connections", "raw JDBC", TARGET);
  }

  private Rate http(ServiceProcess service, int connections, Bookings bookings, Connection watching)
      throws SQLException {
    try (LoadClient client = LoadClient.connect(service.uri(), connections)) {
      int left = bookings.size();
      long before = statements(watching);
      Rate rate =
          Rate.complete(
              service,
              client,
              connections,
              Duration.ofMillis(millis),
              () -> bookings.next().request());
      roundTripsOfService.add((statements(watching) - before) / (double) (left - bookings.size()));
      return rate;
    }
  }

  private Rate raw(RawJdbc jdbc, int threads, Bookings bookings, Connection watching)
      throws Exception {
    int left = bookings.size();
    long before = statements(watching);
    Rate rate = jdbc.rate(threads, Duration.ofMillis(millis), () -> jdbc.book(bookings.next()));
    roundTripsOfControl.add((statements(watching) - before) / (double) (left - bookings.size()));
    return rate;
  }

  /** How many statements the server was sent; preparing them is not counted. */
  private static long statements(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
      rows.next();
      return rows.getLong(2);
    }
  }

  /** Returns when the service has just done what it does every ten seconds after bookings. */
  static void awaitRefresh(Connection connection) throws SQLException, InterruptedException {
    long end = System.nanoTime() + LONGEST_REFRESH.toNanos();
    try (PreparedStatement stale =
        connection.prepareStatement("SELECT COUNT(*) FROM availability WHERE holds_until <= ?")) {
      while (System.nanoTime() < end) {
        stale.setLong(1, RawJdbc.micros(Instant.now()));
        try (ResultSet rows = stale.executeQuery()) {
          rows.next();
          if (rows.getLong(1) == 0) {
            return;
          }
        }
        Thread.sleep(20);
      }
    }
    throw new IllegalStateException("the index of availabilities does not get up to date");
  }

  private Finding roundTrips() {
    double ours = median(roundTripsOfService);
    double theirs = median(roundTripsOfControl);
    return Finding.holds(
        "statements of a booking: service, raw JDBC",
        "%s, %s".formatted(Finding.text(ours, ""), Finding.text(theirs, "")),
        "as many",
        Math.abs(ours - theirs) < ABOUT);
  }
}

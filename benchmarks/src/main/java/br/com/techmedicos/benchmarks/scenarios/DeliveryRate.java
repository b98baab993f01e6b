package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.PartnerDesk;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
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
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells a partner what happens, while patients book. */
@Command(name = "delivery", description = "What telling a partner costs bookings, and a backlog.")
public final class DeliveryRate extends Scenario {

  private static final int CONNECTIONS = 16;
  private static final int DOCTORS = 1000;
  private static final double TARGET = 0.9;
  private static final Duration LONGEST_BACKLOG = Duration.ofHours(1);
  private static final int NOTICED_MILLIS = 5_000; // that a webhook is there, or no more

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
  private int patients = 24_000;

  private final AtomicInteger told = new AtomicInteger();
  private volatile int answer = 204;

  @Override
  String word() {
    return "delivery";
  }

  @Override
  String title() {
    return "Delivery of events";
  }

  @Override
  String method() {
    return """
    Patients book slots through HTTP, each slot once and without pause, on %d connections, on MariaDB. In %d turns of %d ms
    each, a partner with a server on the same machine is told of the requests, or there is no partner, by turns. Then %,d
    events wait for the partner, who was down. It is back, and is told them while patients book on.\
    """
        .formatted(CONNECTIONS, repetitions(), millis, events);
  }

  @Override
  List<Finding> measure() throws Exception {
    HttpServer partner = partner();
    try (Testbed testbed = Testbed.of(DOCTORS, patients);
        ServiceProcess service =
            testbed.startService(Map.of("TECHMEDICOS_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1"));
        PartnerDesk desk = new PartnerDesk(service.uri());
        Connection database = testbed.connect()) {
      Clinic clinic = testbed.clinic();
      Bookings bookings = new Bookings(clinic, clinic.patients(), Instant.now());
      clinic.logIn();
      try (LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
        Rate.warmUp(client, CONNECTIONS, warmUp, () -> bookings.next().request());
      }
      Comparison cost = new Comparison("told to a partner", "to nobody", TARGET);
      for (int turn = 0; turn < repetitions(); turn++) {
        clinic.logIn();
        cost.turn(
            () -> {
              String webhook = register(desk, partner);
              Rate rate = booked(service, bookings);
              awaitAllTold(database);
              remove(desk, webhook);
              return rate;
            },
            () -> booked(service, bookings));
      }
      List<Finding> backlog = backlog(service, desk, partner, database, bookings, clinic);
      return Stream.concat(Stream.of(cost.ratio(), cost.cpu()), backlog.stream()).toList();
    } finally {
      partner.stop(0);
    }
  }

  private HttpServer partner() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (answer < 300) {
            told.incrementAndGet();
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String register(PartnerDesk desk, HttpServer partner) throws Exception {
    String id =
        desk.register(
            "http://127.0.0.1:" + partner.getAddress().getPort() + "/",
            List.of("AppointmentRequested"));
    Thread.sleep(NOTICED_MILLIS);
    return id;
  }

  private static void remove(PartnerDesk desk, String webhook) throws Exception {
    desk.remove(webhook);
    Thread.sleep(NOTICED_MILLIS);
  }

  private Rate booked(ServiceProcess service, Bookings bookings) {
    try (LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
      return Rate.complete(
          service, client, CONNECTIONS, Duration.ofMillis(millis), () -> bookings.next().request());
    }
  }

  private List<Finding> backlog(
      ServiceProcess service,
      PartnerDesk desk,
      HttpServer partner,
      Connection database,
      Bookings bookings,
      Clinic clinic)
      throws Exception {
    clinic.logIn();
    List<Double> before = new ArrayList<>();
    List<Double> meanwhile = new ArrayList<>();
    for (int turn = 0; turn < repetitions(); turn++) {
      before.add(booked(service, bookings).perSecond());
    }
    answer = 503;
    register(desk, partner);
    missed(database);
    awaitLetters(database, events);
    answer = 204;
    told.set(0);
    long start = System.nanoTime();
    while (told.get() == 0) {
      Thread.sleep(100);
    }
    for (int turn = 0; turn < repetitions() && letters(database) > 0; turn++) {
      meanwhile.add(booked(service, bookings).perSecond());
    }
    awaitAllTold(database);
    double seconds = (System.nanoTime() - start) / 1e9;
    return List.of(
        Finding.note("events that waited", "%,d".formatted(events)),
        Finding.note("told", Finding.text(told.get() / seconds, "/s")),
        Finding.note("until all were told", Finding.text(seconds, "s")),
        Finding.atLeast(
            "bookings meanwhile (%s)".formatted(Finding.text(median(meanwhile), "/s")),
            "before (%s)".formatted(Finding.text(median(before), "/s")),
            median(meanwhile) / median(before),
            TARGET,
            "×"));
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

  private static void awaitLetters(Connection database, int atLeast) throws Exception {
    long end = System.nanoTime() + LONGEST_BACKLOG.toNanos();
    while (letters(database) < atLeast) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("letters are not written");
      }
      Thread.sleep(200);
    }
  }

  private static void awaitAllTold(Connection database) throws Exception {
    long end = System.nanoTime() + LONGEST_BACKLOG.toNanos();
    while (letters(database) + count(database, "outbox WHERE delivered_at IS NULL") > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the partner is not told everything");
      }
      Thread.sleep(200);
    }
  }

  private static long letters(Connection database) throws SQLException {
    return count(database, "letter WHERE subscriber LIKE 'webhook-%' AND dead_at IS NULL");
  }

  private static long count(Connection database, String rows) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      found.next();
      return found.getLong(1);
    }
  }
}

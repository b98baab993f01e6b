package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.PartnerDesk;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells a partner what happens, while patients book. */
@Command(name = "delivery", description = "What the outbox, and telling a partner, cost bookings.")
public final class DeliveryRate extends Scenario {

  private static final int CONNECTIONS = 16;
  private static final int DOCTORS = 1000;
  private static final double TARGET = 0.9;

  @Option(names = "--millis", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private long millis = 3000;

  @Option(
      names = "--warm-up",
      description = "How many bookings before (default: ${DEFAULT-VALUE}).")
  private int warmUp = 10_000;

  @Option(
      names = "--patients",
      description = "Who book, five times at most (default: ${DEFAULT-VALUE}).")
  private int patients = 24_000;

  @Override
  String word() {
    return "delivery";
  }

  @Override
  String title() {
    return "The cost of the outbox and of delivery";
  }

  @Override
  String method() {
    return """
    Patients book slots through HTTP, each slot once and without pause, on %d connections, on MariaDB. In %d turns of %d ms
    each, a partner with a server on the same machine is told of the requests, or there is no partner, by turns. Then the
    statements of a booking, by JDBC and on as many threads, with the row of the outbox and without it.\
    """
        .formatted(CONNECTIONS, repetitions(), millis);
  }

  @Override
  String whyMissed() {
    return """
        An event costs the service a signed request to the partner, the partner an answer, and both share the cores with the bookings.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, patients);
        ServiceProcess service = testbed.startService(Partner.ALLOWED);
        Partner partner = new Partner();
        PartnerDesk desk = new PartnerDesk(service.uri());
        Connection database = testbed.connect();
        RawJdbc jdbc = new RawJdbc(testbed)) {
      Clinic clinic = testbed.clinic();
      Bookings bookings = new Bookings(clinic, clinic.patients(), Instant.now());
      clinic.logIn();
      try (LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
        Rate.warmUp(client, CONNECTIONS, warmUp, () -> bookings.next().request());
      }
      Comparison delivery = new Comparison("told to a partner", "to nobody", TARGET);
      for (int turn = 0; turn < repetitions(); turn++) {
        clinic.logIn();
        delivery.turn(
            () -> {
              String webhook = partner.register(desk);
              Rate rate = booked(service, bookings);
              Partner.awaitAllTold(database);
              Partner.remove(desk, webhook);
              return rate;
            },
            () -> booked(service, bookings));
      }
      Comparison outbox = new Comparison("JDBC, with the outbox", "without it", TARGET);
      Duration time = Duration.ofMillis(millis);
      jdbc.warmUp(CONNECTIONS, warmUp, () -> jdbc.book(bookings.next()));
      for (int turn = 0; turn < repetitions(); turn++) {
        outbox.turn(
            () -> jdbc.rate(CONNECTIONS, time, () -> jdbc.book(bookings.next())),
            () -> jdbc.rate(CONNECTIONS, time, () -> jdbc.bookInSilence(bookings.next())));
      }
      return List.of(delivery.ratio(), delivery.cpu(), outbox.ratio());
    }
  }

  private Rate booked(ServiceProcess service, Bookings bookings) {
    try (LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
      return Rate.complete(
          service, client, CONNECTIONS, Duration.ofMillis(millis), () -> bookings.next().request());
    }
  }
}

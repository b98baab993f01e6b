package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.scenarios.Bookings.Booking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Books slots that nobody else wants. */
@Command(name = "booking", description = "Bookings of distinct slots against raw JDBC.")
public final class BookingRate extends Scenario {

  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
  private static final int DOCTORS = 1000;
  private static final double TARGET = 0.7;

  @Option(names = "--millis", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private long millis = 2000;

  @Option(
      names = "--patients",
      description = "Who book, five times at most (default: ${DEFAULT-VALUE}).")
  private int patients = 18_000;

  /** Rates on so many connections. */
  private record Rates(int connections, List<Double> http, List<Double> raw, List<Double> ratios) {

    private Rates(int connections) {
      this(connections, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private void add(double ours, double theirs) {
      http.add(ours);
      raw.add(theirs);
      ratios.add(ours / theirs);
    }
  }

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
        Patients book slots through HTTP, each slot once and without pause, on 1, 16 and 64 connections. The control runs the
        statements of a booking, prepared on the server, in a loop on as many threads, with a pool of 16 connections
        as the service has. %d turns of %d ms each, after one to warm up."""
        .formatted(repetitions(), millis);
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(false, DOCTORS, patients);
        ServiceProcess service = testbed.startService(Map.of());
        RawJdbc jdbc = new RawJdbc(testbed.url().orElseThrow())) {
      Bookings bookings =
          new Bookings(testbed.clinic(), testbed.clinic().patients(), Instant.now());
      List<Rates> rates = CONNECTIONS.stream().map(Rates::new).toList();
      for (int turn = -1; turn < repetitions(); turn++) {
        for (Rates each : rates) {
          double ours = http(service, each.connections(), bookings);
          double theirs = raw(jdbc, each.connections(), bookings);
          System.out.printf(
              "turn %d, %d connections: %.0f/s, raw %.0f/s%n",
              turn + 1, each.connections(), ours, theirs);
          if (turn >= 0) {
            each.add(ours, theirs);
          }
        }
      }
      return rates.stream().map(BookingRate::finding).toList();
    }
  }

  private double http(ServiceProcess service, int connections, Bookings bookings) {
    try (LoadClient client = LoadClient.connect(service.uri(), connections)) {
      return Rate.of(
              service, client, connections, Duration.ofMillis(millis), () -> request(bookings))
          .complete()
          .perSecond();
    }
  }

  private static Request request(Bookings bookings) {
    Booking next = bookings.next();
    return next.patient().books(next.doctor(), next.slot());
  }

  private double raw(RawJdbc jdbc, int threads, Bookings bookings)
      throws InterruptedException, ExecutionException {
    return jdbc.perSecond(threads, Duration.ofMillis(millis), () -> jdbc.book(bookings.next()));
  }

  private static Finding finding(Rates rates) {
    return Finding.atLeast(
        "%s (%s)"
            .formatted(
                rates.connections() == 1 ? "1 connection" : rates.connections() + " connections",
                Finding.text(median(rates.http()), "/s")),
        "raw JDBC (%s)".formatted(Finding.text(median(rates.raw()), "/s")),
        median(rates.ratios()),
        TARGET,
        "×");
  }
}

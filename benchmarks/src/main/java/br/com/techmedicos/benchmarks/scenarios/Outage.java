package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.PartnerDesk;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Patients book while nobody can be told. */
@Command(
    name = "outage",
    description = "What bookings cost while mail, broker and partner are down.")
public final class Outage extends Scenario {

  private static final int CONNECTIONS = 16;
  private static final int DOCTORS = 1000;
  private static final double TARGET = 0.9;
  private static final int NOTICED_MILLIS = 5_000; // that a webhook is there

  @Option(names = "--millis", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private long millis = 5000;

  @Option(
      names = "--warm-up",
      description = "How many bookings before each turn (default: ${DEFAULT-VALUE}).")
  private int warmUp = 1500;

  @Option(
      names = "--patients",
      description = "Who book, five times at most (default: ${DEFAULT-VALUE}).")
  private int patients = 12_000;

  @Override
  String word() {
    return "outage";
  }

  @Override
  String title() {
    return "Bookings while nobody can be told";
  }

  @Override
  String method() {
    return """
    Patients book slots through HTTP, each slot once and without pause, on %d connections, on MariaDB. In %d turns of %d ms
    each, a service is started whose mail server and broker refuse connections and whose partner takes them and is silent, or
    one that has nobody to tell, by turns, and warmed up with %,d bookings.\
    """
        .formatted(CONNECTIONS, repetitions(), millis, warmUp);
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, patients);
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Bookings bookings =
          new Bookings(testbed.clinic(), testbed.clinic().patients(), Instant.now());
      Comparison cost = new Comparison("mail, broker and partner down", "nobody to tell", TARGET);
      for (int turn = 0; turn < repetitions(); turn++) {
        cost.turn(() -> down(testbed, bookings, silent), () -> alone(testbed, bookings));
      }
      return List.of(cost.ratio(), cost.cpu());
    }
  }

  private Rate alone(Testbed testbed, Bookings bookings) throws Exception {
    try (ServiceProcess service = testbed.startService(Map.of())) {
      return booked(testbed, service, bookings);
    }
  }

  private Rate down(Testbed testbed, Bookings bookings, ServerSocket silent) throws Exception {
    Map<String, String> settings =
        Map.of(
            "TECHMEDICOS_MAIL_SMTP", "smtp://127.0.0.1:1",
            "TECHMEDICOS_MAIL_FROM", "no-reply@clinic.example",
            "TECHMEDICOS_PUBLIC_URL", "https://clinic.example",
            "TECHMEDICOS_BROKER_URL", "amqp://127.0.0.1:1",
            "TECHMEDICOS_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1");
    try (ServiceProcess service = testbed.startService(settings);
        PartnerDesk desk = new PartnerDesk(service.uri())) {
      String webhook =
          desk.register(
              "http://127.0.0.1:" + silent.getLocalPort() + "/", List.of("AppointmentRequested"));
      Thread.sleep(NOTICED_MILLIS);
      Rate rate = booked(testbed, service, bookings);
      desk.remove(webhook);
      return rate;
    }
  }

  private Rate booked(Testbed testbed, ServiceProcess service, Bookings bookings) throws Exception {
    testbed.clinic().logIn();
    try (LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
      Rate.warmUp(client, CONNECTIONS, warmUp, () -> bookings.next().request());
      return Rate.complete(
          service, client, CONNECTIONS, Duration.ofMillis(millis), () -> bookings.next().request());
    }
  }
}

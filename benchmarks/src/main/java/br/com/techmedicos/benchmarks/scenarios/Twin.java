package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.control.SpringTwin;
import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the service with the same in Spring Boot. */
@Command(
    name = "twin",
    description = "Slots, search and booking against the same in Spring Boot, side by side.")
public final class Twin extends Scenario {

  private static final int USERS = 32;
  private static final int BOOKING_USERS = 16;
  private static final int SPREAD = 1000;
  private static final int DAYS = 7;
  private static final int COMPARED = 100;
  private static final double FASTER = 1.3;
  private static final double LEANER = 0.7;

  @Option(names = "--millis", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private long millis = 2000;

  @Option(names = "--doctors", description = "How many (default: ${DEFAULT-VALUE}).")
  private int doctors = 10_000;

  @Option(
      names = "--patients",
      description = "Who book, five times at most (default: ${DEFAULT-VALUE}).")
  private int patients = 10_000;

  @Option(
      names = "--warm-up",
      description =
          "How many looks at slots before, half as many searches and a tenth of bookings"
              + " (default: ${DEFAULT-VALUE}).")
  private int warmUp = 60_000;

  /** A kind of call, and who is better at it. */
  private record Kind(Comparison comparison, int users, Supplier<Request> next) {}

  @Override
  String word() {
    return "twin";
  }

  @Override
  String title() {
    return "The same in Spring Boot";
  }

  @Override
  String method() {
    return """
        `benchmarks/spring-twin` is an application in Spring Boot on the tables of the service: Tomcat, JdbcClient, Spring Security with
        the service's tokens, and the same pool of 16 connections with prepared statements. It looks up in the database whatever it answers, checks a
        token each time, finds the nearest doctors with one statement on the same index, and books with the keys and rows of the service, but without
        `next`, admission, and settling what has expired; the service's jobs tell of the bookings of both. What it answers, the service answers
        too. Both run at once on one MariaDB with %,d doctors, with 512 MB of heap, and
        are compared by %d looks at slots and %d searches. Then they take turns: %d of %d ms of each kind, in which who is first changes,
        on %d connections, %d for bookings, after %,d looks at slots, half as many searches and a tenth of bookings to warm up. Memory is what is
        resident after each round of turns."""
        .formatted(
            doctors, COMPARED, COMPARED, repetitions(), millis, USERS, BOOKING_USERS, warmUp);
  }

  @Override
  String whyMissed() {
    return """
        The two statements of a search cost the database no more than the twin's one. What remains is the service's own time: mostly the framework's, for the call and for the answer, and that of the compilers, as there is more code. A booking of the
        service also reads the account's standing and what is in the way, and passes admission. Its memory is that of all of the
        service, and of the lists that it keeps.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    if (!SpringTwin.isPackaged()) {
      return List.of();
    }
    try (Testbed testbed = Testbed.of(Math.max(doctors, Clinic.SOUGHT_AFTER + SPREAD), patients);
        ServiceProcess service = testbed.startService(Map.of());
        ServiceProcess twin = start(testbed, service.uri());
        Connection watching = testbed.connect()) {
      Clinic clinic = testbed.clinic();
      Bookings bookings = new Bookings(clinic, clinic.patients(), Instant.now());
      clinic.logIn();
      Finding equal = compareAnswers(clinic, service, twin);

      String day = clinic.doctors().get(0).slotsPath(1, 1);
      List<Kind> slots =
          List.of(
              kind("slots of a sought-after doctor, with a token", () -> look(day, clinic)),
              kind(
                  "slots over %,d doctors, with a token".formatted(SPREAD),
                  () -> look(spread(clinic).slotsPath(1, DAYS), clinic)));
      Kind search = kind("search of the nearest cardiologists", Clinic::anySearch);
      Kind booking =
          new Kind(comparison("booking"), BOOKING_USERS, () -> bookings.next().request());

      for (ServiceProcess each : List.of(service, twin)) {
        for (Kind kind : slots) {
          warmUp(each, kind, warmUp);
        }
        warmUp(each, search, warmUp / 2);
        warmUp(each, booking, warmUp / 10);
      }
      List<Double> memory = new ArrayList<>();
      List<Double> memoryOfTwin = new ArrayList<>();
      for (int turn = 0; turn < repetitions(); turn++) {
        clinic.logIn();
        for (Kind kind : slots) {
          turn(kind, service, twin);
        }
        turn(search, service, twin);
        BookingRate.awaitRefresh(watching);
        turn(booking, service, twin);
        memory.add((double) service.residentMebibytes());
        memoryOfTwin.add((double) twin.residentMebibytes());
      }
      List<Comparison> comparisons =
          Stream.concat(slots.stream(), Stream.of(search, booking)).map(Kind::comparison).toList();
      return Stream.of(
              comparisons.stream().map(Comparison::ratio),
              Stream.of(leaner(memory, memoryOfTwin), equal),
              comparisons.stream().map(Comparison::cpu))
          .flatMap(each -> each)
          .toList();
    }
  }

  private static ServiceProcess start(Testbed testbed, URI issuer)
      throws IOException, InterruptedException {
    return SpringTwin.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            SpringTwin.jar().toString()),
        testbed.data(),
        Map.of(
            "SPRING_DATASOURCE_URL",
            testbed.url(),
            "SPRING_DATASOURCE_USERNAME",
            testbed.user(),
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI",
            issuer + "/.well-known/jwks.json"),
        testbed.clinic().doctors().get(0).slotsPath(1, 1));
  }

  /** Both say the same, before there is anything to be gained by saying something else. */
  private static Finding compareAnswers(Clinic clinic, ServiceProcess service, ServiceProcess twin)
      throws IOException, InterruptedException {
    SameAnswers same = new SameAnswers(service.uri(), twin.uri());
    int slots = 0;
    int found = 0;
    for (int i = 0; i < COMPARED; i++) {
      slots += same.require(clinic.doctors().get(i).slotsPath(i % 50, DAYS));
      found += same.require(Clinic.anySearchPath());
    }
    return Finding.note(
        "equal answers before the turns", "%,d slots and %,d doctors".formatted(slots, found));
  }

  private Kind kind(String what, Supplier<Request> next) {
    return new Kind(comparison(what), USERS, next);
  }

  private static Comparison comparison(String what) {
    return new Comparison(what, "the twin", FASTER);
  }

  private static void warmUp(ServiceProcess server, Kind kind, int calls) {
    try (LoadClient client = LoadClient.connect(server.uri(), kind.users())) {
      Rate.warmUp(client, kind.users(), calls, kind.next());
    }
  }

  private void turn(Kind kind, ServiceProcess service, ServiceProcess twin) throws Exception {
    kind.comparison().turn(() -> rate(kind, service), () -> rate(kind, twin));
  }

  private Rate rate(Kind kind, ServiceProcess server) {
    try (LoadClient client = LoadClient.connect(server.uri(), kind.users())) {
      return Rate.complete(server, client, kind.users(), Duration.ofMillis(millis), kind.next());
    }
  }

  private static Finding leaner(List<Double> service, List<Double> twin) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < service.size(); i++) {
      ratios.add(service.get(i) / twin.get(i));
    }
    return Finding.atMost(
        "resident memory under this load (%s)".formatted(Finding.text(median(service), "MiB")),
        "the twin (%s)".formatted(Finding.text(median(twin), "MiB")),
        ratios,
        LEANER,
        "×");
  }

  private static ListedDoctor spread(Clinic clinic) {
    return clinic.doctors().get(Clinic.SOUGHT_AFTER + ThreadLocalRandom.current().nextInt(SPREAD));
  }

  private static Request look(String path, Clinic clinic) {
    return Request.get("slots", path, Optional.of(clinic.anyPatient().token()));
  }
}

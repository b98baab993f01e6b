package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.load.Watch;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.domain.scheduling.Slot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many patients want one of sixteen slots at the same moment. */
@Command(name = "rush", description = "19,000 patients race for the 16 slots of one doctor's day.")
public final class Rush extends Scenario {

  private static final int DOCTORS = 1000;
  private static final int READERS = 64;
  private static final int FIRST_DAY = 5;
  private static final Duration LONGEST = Duration.ofSeconds(150);

  @Option(names = "--patients", description = "How many (default: ${DEFAULT-VALUE}).")
  private int patients = 19_000;

  @Option(
      names = "--quiet-seconds",
      description = "How long to look on before each rush (default: ${DEFAULT-VALUE}).")
  private int quietSeconds = 8;

  @Option(
      names = "--reads",
      description = "Calls of the others a second (default: ${DEFAULT-VALUE}).")
  private double readsPerSecond = 300;

  @Option(
      names = "--embedded",
      description = "On the embedded database, to try the command; its figures mean nothing.")
  private boolean embedded;

  private final List<Turn> turns = new ArrayList<>();

  /** One rush. */
  private record Turn(
      Samples bookings, Duration duration, Samples quiet, Samples meanwhile, long live) {

    private double ratio() {
      return meanwhile.millis(99) / quiet.millis(99);
    }
  }

  @Override
  String word() {
    return "rush";
  }

  @Override
  String title() {
    return "%,d patients, 16 slots".formatted(patients);
  }

  @Override
  String method() {
    return """
        Every patient has a connection and a token of their own and asks for one of the sixteen slots of a doctor's day, all
        at the same moment. Who is told to come again does so. Others look at slots of other doctors and search,
        %.0f calls a second, before and meanwhile. %d rushes, each on another doctor."""
        .formatted(readsPerSecond, turns.size());
  }

  @Override
  List<Finding> measure() throws Exception {
    int warmUp = 500;
    try (Testbed testbed = Testbed.of(embedded, embedded ? 60 : DOCTORS, patients + warmUp);
        ServiceProcess service =
            testbed.startService(
                Map.of("TECHMEDICOS_CONNECTIONS_MOST", Integer.toString(patients + 400)))) {
      long idle = service.residentMebibytes();
      Clinic clinic = testbed.clinic();
      List<LoggedInPatient> racing = clinic.patients().subList(0, patients);
      try (LoadClient readers = LoadClient.connect(service.uri(), READERS);
          LoadClient racers = LoadClient.connect(service.uri(), patients);
          Watch watch = new Watch(service)) {
        warmUp(clinic, readers, clinic.patients().subList(patients, patients + warmUp));
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i < repetitions() && System.nanoTime() < end; i++) {
          Turn turn = turn(testbed, clinic, racing, readers, racers, i);
          turns.add(turn);
          System.out.printf(
              "rush %d: %s in %.1f s; others %s, quiet %s; %d threads, %d MiB%n",
              i + 1,
              turn.bookings().answers(),
              turn.duration().toMillis() / 1e3,
              turn.meanwhile(),
              turn.quiet(),
              watch.threads(),
              watch.mebibytes());
        }
        return findings(testbed, watch, idle);
      }
    }
  }

  private void warmUp(Clinic clinic, LoadClient readers, List<LoggedInPatient> patients) {
    Duration seconds = Duration.ofSeconds(quietSeconds);
    readers.open(readsPerSecond, seconds, () -> read(clinic), new Samples());
    Bookings bookings = new Bookings(clinic, patients, Instant.now());
    List<Request> some = new ArrayList<>();
    for (int left = Math.min(1500, bookings.size()); left > 0; left--) {
      Bookings.Booking next = bookings.next();
      some.add(next.patient().books(next.doctor(), next.slot()));
    }
    Samples booked = new Samples();
    readers.all(some, booked);
    System.out.println("to warm up: " + booked);
  }

  private static Request read(Clinic clinic) {
    return ThreadLocalRandom.current().nextInt(5) == 0 ? Clinic.anySearch() : clinic.anySlots();
  }

  private Turn turn(
      Testbed testbed,
      Clinic clinic,
      List<LoggedInPatient> racing,
      LoadClient readers,
      LoadClient racers,
      int number)
      throws Exception {
    ListedDoctor doctor = clinic.doctors().get(number % Clinic.SOUGHT_AFTER);
    List<Request> wishes = wishes(doctor, racing, FIRST_DAY + number);
    Samples quiet = new Samples();
    readers.open(readsPerSecond, Duration.ofSeconds(quietSeconds), () -> read(clinic), quiet);
    AtomicBoolean goesOn = new AtomicBoolean(true);
    List<Sample> reads = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Duration> reading =
        CompletableFuture.supplyAsync(
            () ->
                readers.open(
                    due -> readsPerSecond, due -> goesOn.get(), () -> read(clinic), reads::add));
    Thread.sleep(1000);
    Samples bookings = new Samples();
    long start = System.nanoTime();
    Duration duration = racers.all(wishes, bookings);
    long end = start + duration.toNanos();
    goesOn.set(false);
    reading.join();
    Samples meanwhile = new Samples();
    reads.stream()
        .filter(read -> read.intendedNanos() >= start && read.intendedNanos() <= end)
        .forEach(meanwhile);
    return new Turn(bookings, duration, quiet, meanwhile, live(testbed, doctor));
  }

  /** In an order of chance: each asks for one of the slots. */
  private static List<Request> wishes(
      ListedDoctor doctor, List<LoggedInPatient> racing, int daysAhead) {
    List<Slot> slots = doctor.slots(daysAhead, Instant.now());
    if (slots.size() != Clinic.SLOTS_A_DAY) {
      throw new IllegalStateException(slots.size() + " slots");
    }
    List<Request> wishes = new ArrayList<>();
    for (LoggedInPatient patient : racing) {
      wishes.add(patient.books(doctor, slots.get(wishes.size() % slots.size())));
    }
    Collections.shuffle(wishes, new Random(1));
    return wishes;
  }

  /** How many appointments the database has of the doctor, who had none before. */
  private static long live(Testbed testbed, ListedDoctor doctor) throws SQLException {
    if (testbed.url().isEmpty()) {
      return Clinic.SLOTS_A_DAY; // the embedded database is the service's alone
    }
    String hex = doctor.id().value().toString().replace("-", "");
    try (Connection connection =
            DriverManager.getConnection(testbed.url().orElseThrow(), "root", "");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*), COUNT(DISTINCT starts_at) FROM appointment"
                    + " WHERE deadline IS NOT NULL AND doctor_id = X'%s'".formatted(hex))) {
      rows.next();
      if (rows.getLong(1) != rows.getLong(2)) {
        throw new IllegalStateException("two appointments at the same time");
      }
      return rows.getLong(1);
    }
  }

  private List<Finding> findings(Testbed testbed, Watch watch, long idle) {
    Samples all = new Samples();
    boolean sixteen =
        turns.stream()
            .allMatch(
                turn ->
                    turn.bookings().count(201) == Clinic.SLOTS_A_DAY
                        && turn.live() == Clinic.SLOTS_A_DAY);
    long faults = turns.stream().mapToLong(turn -> turn.bookings().faults()).sum();
    long hasty = turns.stream().mapToLong(turn -> turn.bookings().refusedWithoutTime()).sum();
    long readFaults =
        turns.stream().mapToLong(turn -> turn.meanwhile().faults()).sum() + all.faults();
    return List.of(
        Finding.holds(
            "bookings that were answered with 201, and appointments in the database",
            String.join(
                ", ",
                turns.stream()
                    .map(turn -> turn.bookings().count(201) + " and " + turn.live())
                    .toList()),
            "16 and 16",
            sixteen),
        Finding.holds(
            "5xx other than 503, or no answer",
            Long.toString(faults + readFaults),
            "0",
            faults + readFaults == 0),
        Finding.holds("503 without Retry-After", Long.toString(hasty), "0", hasty == 0),
        Finding.atMost(
            "until everyone knows",
            "",
            median(turns.stream().map(turn -> turn.duration().toMillis() / 1e3).toList()),
            10,
            "s"),
        Finding.atMost(
            "p99 of the others in the rush",
            "quiet (%s)".formatted(Finding.text(quiet99(), "ms")),
            median(turns.stream().map(Turn::ratio).toList()),
            5,
            "×"),
        Finding.note(
            "p99 of the others in the rush",
            Finding.text(
                median(turns.stream().map(turn -> turn.meanwhile().millis(99)).toList()), "ms")),
        Finding.note("answers of the first rush", turns.get(0).bookings().answers()),
        Finding.note("threads of the service, at most", Long.toString(watch.threads())),
        Finding.note(
            "memory of the service, at most (idle)",
            "%,d MiB (%,d MiB)".formatted(watch.mebibytes(), idle)));
  }

  private double quiet99() {
    return median(turns.stream().map(turn -> turn.quiet().millis(99)).toList());
  }
}

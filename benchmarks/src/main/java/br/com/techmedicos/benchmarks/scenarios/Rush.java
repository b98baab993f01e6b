package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many patients want one of sixteen slots at the same moment. */
@Command(name = "rush", description = "19,000 patients race for the 16 slots of one doctor's day.")
public final class Rush extends Scenario {

  private static final int DOCTORS = 1000;
  private static final int READERS = 64;
  private static final int FIRST_DAY = 5;
  private static final int BOOKINGS_OF_A_PATIENT = 3;
  private static final Duration LONGEST = Duration.ofSeconds(240);
  private static final List<Integer> SMALLER = List.of(2_000, 5_000);

  @Option(names = "--patients", description = "How many (default: ${DEFAULT-VALUE}).")
  private int patients = 19_000;

  @Option(
      names = "--quiet-seconds",
      description = "How long to look on before each rush (default: ${DEFAULT-VALUE}).")
  private int quietSeconds = 8;

  @Option(
      names = "--warm-up",
      description = "How many bookings by others before the first (default: ${DEFAULT-VALUE}).")
  private int warmUp = 1500;

  @Option(
      names = "--reads",
      description = "Calls of the others a second (default: ${DEFAULT-VALUE}).")
  private double readsPerSecond = 300;

  @Option(
      names = "--embedded",
      description = "On the embedded database, to try the command; its figures mean nothing.")
  private boolean embedded;

  /** One rush, for the slots of one day. */
  private record Turn(
      int racing,
      ListedDoctor doctor,
      List<Slot> slots,
      Samples bookings,
      Duration duration,
      Samples quiet,
      Samples meanwhile) {

    private double seconds() {
      return duration.toMillis() / 1e3;
    }

    private double ratio() {
      return meanwhile.millis(99) / quiet.millis(99);
    }

    /** How many patients know whether they have a slot. */
    private long told() {
      return bookings.count(201) + bookings.count(409);
    }

    @Override
    public String toString() {
      return "rush of %,d: %s in %.1f s; others %s, quiet %s"
          .formatted(told(), bookings.answers(), seconds(), meanwhile, quiet);
    }
  }

  /**
   * What was seen of the service in all rushes.
   *
   * @param first soon after the start
   * @param turns the others of everybody
   * @param smaller those of some
   */
  private record Seen(
      Turn first,
      List<Turn> turns,
      List<Turn> smaller,
      long idleMebibytes,
      long mebibytes,
      long threads) {

    private List<Turn> all() {
      return Stream.of(List.of(first), turns, smaller).flatMap(List::stream).toList();
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
        at the same moment. Who is told to come again does so. The service has a heap of 1 GiB and the parallel collector. Others look at slots of other doctors and search,
        %.0f calls a second, before and meanwhile. The first rush comes soon after the start of the service, after %,d bookings by
        others, while the compilers take much of the processors; how long it takes is told apart. Of %d more, each on another doctor,
        the slowest counts. Then come two smaller ones, of %,d and of %,d patients."""
        .formatted(readsPerSecond, warmUp, repetitions(), SMALLER.get(0), SMALLER.get(1));
  }

  @Override
  String whyMissed() {
    return """
        Service, database and the 19,000 clients share two cores. A patient who comes too late costs all of them together about a
        millisecond: most of it in the framework, the sockets of three processes, and the lookup of the account. The others' slowest reads
        are those of the first second, in which 19,000 requests are read and queued. Soon after the start, the compilers also take a core's half
        for a minute.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    int all = patients + warmUp / BOOKINGS_OF_A_PATIENT;
    try (Testbed testbed = embedded ? Testbed.embedded(60, all) : Testbed.of(DOCTORS, all)) {
      Seen seen = race(testbed);
      List<Long> booked = new ArrayList<>(); // after the service, which may have a file to itself
      for (Turn turn : seen.all()) {
        booked.add(appointments(testbed, turn));
      }
      return findings(seen, booked);
    }
  }

  private Seen race(Testbed testbed) throws Exception {
    Clinic clinic = testbed.clinic();
    List<LoggedInPatient> racing = clinic.patients().subList(0, patients);
    List<Turn> turns = new ArrayList<>();
    try (ServiceProcess service = testbed.startServiceFor(patients);
        LoadClient readers = LoadClient.connect(service.uri(), READERS);
        LoadClient racers = LoadClient.connect(service.uri(), patients);
        Watch watch = new Watch(service)) {
      long idle = service.residentMebibytes();
      clinic.logIn();
      warmUp(clinic, readers, clinic.patients().subList(patients, clinic.patients().size()));
      long end = System.nanoTime() + LONGEST.toNanos();
      for (int i = 0; i < 2 || i <= repetitions() && System.nanoTime() < end; i++) {
        clinic.logIn();
        turns.add(turn(clinic, racing, readers, racers, i));
        System.out.printf("%s; %d threads%n", turns.get(i), watch.threads());
      }
      List<Turn> smaller = new ArrayList<>();
      for (int some : SMALLER) {
        clinic.logIn();
        List<LoggedInPatient> fewer = racing.subList(0, Math.min(some, patients));
        Turn turn = turn(clinic, fewer, readers, racers, turns.size() + smaller.size());
        smaller.add(turn);
        System.out.println(turn);
      }
      return new Seen(
          turns.get(0),
          turns.subList(1, turns.size()),
          smaller,
          idle,
          watch.mebibytes(),
          watch.threads());
    }
  }

  private void warmUp(Clinic clinic, LoadClient readers, List<LoggedInPatient> patients) {
    Duration seconds = Duration.ofSeconds(quietSeconds);
    readers.open(readsPerSecond, seconds, () -> read(clinic), new Samples());
    Bookings bookings = new Bookings(clinic, patients, Instant.now());
    List<Request> some = new ArrayList<>();
    for (int i = 0; i < warmUp; i++) {
      some.add(bookings.next().request());
    }
    Samples booked = new Samples();
    readers.all(some, booked);
    System.out.println("to warm up: " + booked);
  }

  private static Request read(Clinic clinic) {
    return ThreadLocalRandom.current().nextInt(5) == 0 ? Clinic.anySearch() : clinic.anySlots();
  }

  private Turn turn(
      Clinic clinic,
      List<LoggedInPatient> racing,
      LoadClient readers,
      LoadClient racers,
      int number)
      throws InterruptedException {
    ListedDoctor doctor = clinic.doctors().get(number % Clinic.SOUGHT_AFTER);
    List<Slot> slots = doctor.slots(FIRST_DAY + number, Instant.now());
    List<Request> wishes = wishes(doctor, slots, racing);
    Samples quiet = new Samples();
    readers.open(readsPerSecond, Duration.ofSeconds(quietSeconds), () -> read(clinic), quiet);
    List<Sample> reads = Collections.synchronizedList(new ArrayList<>());
    LoadClient.Background reading =
        readers.background(readsPerSecond, () -> read(clinic), reads::add);
    Thread.sleep(1000);
    Samples bookings = new Samples();
    long start = System.nanoTime();
    Duration duration = racers.all(wishes, bookings);
    long end = start + duration.toNanos();
    reading.stop();
    Samples meanwhile = new Samples();
    reads.stream()
        .filter(read -> read.intendedNanos() >= start && read.intendedNanos() <= end)
        .forEach(meanwhile);
    return new Turn(racing.size(), doctor, slots, bookings, duration, quiet, meanwhile);
  }

  /** In an order of chance: each asks for one of the slots. */
  private static List<Request> wishes(
      ListedDoctor doctor, List<Slot> slots, List<LoggedInPatient> racing) {
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

  /** How many appointments the database has in the day's slots, where there were none. */
  private static long appointments(Testbed testbed, Turn turn) throws SQLException {
    try (Connection connection = testbed.connect();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT COUNT(*), COUNT(DISTINCT starts_at) FROM appointment"
                    + " WHERE deadline IS NOT NULL AND doctor_id = ?"
                    + " AND starts_at >= ? AND starts_at < ?")) {
      List<Slot> slots = turn.slots();
      count.setBytes(1, UuidColumn.Converter.toBytes(turn.doctor().id().value()));
      count.setLong(2, RawJdbc.micros(slots.get(0).startsAt()));
      count.setLong(3, RawJdbc.micros(slots.get(slots.size() - 1).endsAt()));
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        if (rows.getLong(1) != rows.getLong(2)) {
          throw new IllegalStateException("two appointments at the same time");
        }
        return rows.getLong(1);
      }
    }
  }

  private static List<Finding> findings(Seen seen, List<Long> booked) {
    List<Turn> all = seen.all();
    List<Turn> turns = seen.turns();
    List<String> counts =
        IntStream.range(0, all.size())
            .mapToObj(i -> all.get(i).bookings().count(201) + " and " + booked.get(i))
            .toList();
    List<Double> seconds = figures(turns, Turn::seconds);
    String sixteen = Clinic.SLOTS_A_DAY + " and " + Clinic.SLOTS_A_DAY;
    List<Finding> findings = new ArrayList<>();
    Collections.addAll(
        findings,
        Finding.holds(
            "bookings that were answered with 201, and appointments in the database",
            String.join(", ", counts),
            sixteen,
            counts.stream().allMatch(sixteen::equals)),
        Finding.holds(
            "patients who were told: 201 or 409",
            all.stream()
                .map(turn -> "%,d".formatted(turn.told()))
                .collect(Collectors.joining(", ")),
            "all",
            all.stream().allMatch(turn -> turn.told() == turn.racing())),
        faults(sum(all, turn -> turn.bookings().faults() + turn.meanwhile().faults())),
        refusedWithoutTime(sum(all, turn -> turn.bookings().refusedWithoutTime())),
        Finding.none(
            "503 to the others in the rush", sum(turns, turn -> turn.meanwhile().count(503))),
        Finding.atMost("until everyone knows", "", Collections.max(seconds), 10, "s"),
        Finding.note("until everyone knows, in all rushes", seconds + " s"),
        Finding.atMost(
            "p99 of the others in the rush",
            "quiet (%s)".formatted(median(turns, turn -> turn.quiet().millis(99), "ms")),
            figures(turns, Turn::ratio),
            5,
            "×"),
        Finding.note(
            "p99 of the others in the rush",
            median(turns, turn -> turn.meanwhile().millis(99), "ms")));
    for (Turn turn : seen.smaller()) {
      findings.add(
          Finding.atMost(
              "p99 of the others in a rush of %,d, which takes %.2f s"
                  .formatted(turn.racing(), turn.seconds()),
              "quiet (%.1f ms)".formatted(turn.quiet().millis(99)),
              turn.ratio(),
              5,
              "×"));
    }
    Collections.addAll(
        findings,
        Finding.atMost(
            "soon after the start: until everyone knows", "", seen.first().seconds(), 10, "s"),
        Finding.note(
            "soon after the start: p99 of the others, 503 to them",
            "%.0f ms, %d"
                .formatted(
                    seen.first().meanwhile().millis(99), seen.first().meanwhile().count(503))),
        Finding.note("answers of a rush", turns.get(0).bookings().answers()),
        Finding.note("threads of the service, at most", Long.toString(seen.threads())),
        Finding.note(
            "memory of the service, at most (idle)",
            "%,d MiB (%,d MiB)".formatted(seen.mebibytes(), seen.idleMebibytes())));
    return findings;
  }
}

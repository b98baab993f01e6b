package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills the database, and looks whether calls become slower. */
@Command(name = "growth", description = "The same calls on more and more doctors and appointments.")
public final class Growth extends Scenario {

  private static final int PATIENTS = 5000;

  /** How many times the measured calls are made beforehand, for the compilers. */
  private static final int WARMING = 3;

  /** How many turns follow what was inserted before it is measured, for the database. */
  private static final int TURNS_AFTER_INSERTING = 2;

  /** Whose weeks are looked at once each, at every size. */
  private static final int LOOKED_AT = 990;

  /** Beyond this, doctors are copies. */
  private static final int ORIGINALS = 10_000;

  /** Past appointments that one statement adds. */
  private static final int AT_ONCE = 1_000_000;

  private static final Duration LONGEST_WRITE = Duration.ofMinutes(5);
  private static final int PAGES_A_SECOND = 40_000;
  private static final int FEW_PAGES = 1000;
  private static final long POLL_MILLIS = 500;

  private static final double TARGET = 1.5;
  private static final String KEPT = "a week of slots, in memory";
  private static final String ONCE = "a week of slots, asked for once";
  private static final List<String> KINDS =
      List.of(KEPT, ONCE, "appointments", "booking", "search");

  @Option(
      names = "--doctors",
      split = ",",
      description = "How many at a time (default: ${DEFAULT-VALUE}).")
  private List<Integer> doctors = List.of(1000, 10_000, 100_000, 1_000_000);

  @Option(
      names = "--appointments",
      split = ",",
      description = "How many at a time, on the fewest doctors (default: ${DEFAULT-VALUE}).")
  private List<Integer> appointments = List.of(10_000, 100_000, 1_000_000, 10_000_000);

  @Option(names = "--millis", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private long millis = 600;

  @Override
  String word() {
    return "growth";
  }

  @Override
  String title() {
    return "Growth";
  }

  @Override
  String method() {
    return """
        One client, one call after the other: the same week of a doctor's slots, which the service keeps in memory; weeks of the same %d
        doctors at every size, each week once, which it has to compute; the last two of a patient's appointments; a booking; the
        twenty nearest cardiologists. Medians of %d turns of %d ms each, after %d times as many to warm up, on more and more doctors, and on more and more past
        appointments of %,d doctors and %,d patients; the ratio is that of the most to the fewest. Beyond %,d, doctors are copies in the
        directory, as in the searches above; slots and bookings are those of the others. When appointments have been inserted, nothing
        is measured until the database has written its pages to disk and %d more turns have warmed it up again."""
        .formatted(
            LOOKED_AT,
            repetitions(),
            millis,
            WARMING,
            doctors.get(0),
            PATIENTS,
            ORIGINALS,
            TURNS_AFTER_INSERTING);
  }

  @Override
  String whyMissed() {
    return """
        A search reads more where doctors are denser, but a bounded number of rows (see the searches above).""";
  }

  @Override
  List<Finding> measure() throws Exception {
    Map<String, List<Double>> byAppointments = new LinkedHashMap<>();
    Map<String, List<Double>> byDoctors = new LinkedHashMap<>();
    for (int count : doctors) {
      try (Testbed testbed = Testbed.of(Math.min(count, ORIGINALS), PATIENTS)) {
        if (count > ORIGINALS) {
          try (Connection database = testbed.connect()) {
            Crowd.copy(database, 0, count / ORIGINALS - 1);
          }
        }
        measure(testbed, count, byDoctors, byAppointments);
      }
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(findings(byDoctors, doctors, "doctors"));
    findings.addAll(findings(byAppointments, appointments, "appointments"));
    return findings;
  }

  private void measure(
      Testbed testbed,
      int count,
      Map<String, List<Double>> byDoctors,
      Map<String, List<Double>> byAppointments)
      throws Exception {
    try (ServiceProcess service = testbed.startService(Map.of());
        LoadClient client = LoadClient.connect(service.uri(), 1)) {
      Clinic clinic = testbed.clinic();
      Bookings bookings = new Bookings(clinic, clinic.patients(), Instant.now());
      Calls calls = new Calls(clinic, bookings, clinic.weeksOnce(LOOKED_AT));
      warmUp(WARMING * repetitions(), calls, client);
      add(byDoctors, medians(calls, client), "%,d doctors".formatted(count));
      if (count == doctors.get(0)) {
        int before = 0;
        for (int all : appointments) {
          insertPast(testbed, before, all);
          before = all;
          warmUp(TURNS_AFTER_INSERTING, calls, client);
          add(byAppointments, medians(calls, client), "%,d appointments".formatted(all));
        }
      }
    }
  }

  private static void add(
      Map<String, List<Double>> curves, Map<String, Double> medians, String what) {
    System.out.println(what + ": " + medians);
    medians.forEach(
        (kind, median) -> curves.computeIfAbsent(kind, none -> new ArrayList<>()).add(median));
  }

  private void warmUp(int turns, Calls calls, LoadClient client) {
    calls.clinic().logIn();
    for (int turn = 0; turn < turns; turn++) {
      KINDS.forEach(kind -> turn(kind, calls, client));
    }
  }

  /** The median latency of each kind of call, in milliseconds. */
  private Map<String, Double> medians(Calls calls, LoadClient client) {
    calls.clinic().logIn();
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (int turn = 0; turn < repetitions(); turn++) {
      for (String kind : KINDS) {
        all.computeIfAbsent(kind, none -> new ArrayList<>())
            .add(turn(kind, calls, client).complete().millis(50));
      }
    }
    return all.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> median(each.getValue()),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private Samples turn(String kind, Calls calls, LoadClient client) {
    Samples samples = new Samples();
    client.closed(1, Duration.ofMillis(millis), () -> calls.next(kind), samples);
    return samples;
  }

  /** What is called. */
  private record Calls(Clinic clinic, Bookings bookings, Iterator<String> weeksOnce) {

    Request next(String kind) {
      return switch (kind) {
        case KEPT -> slots(clinic.doctors().get(0).slotsPath(1, Clinic.WEEK));
        case ONCE -> slots(weeksOnce.next());
        case "appointments" -> lastTwo(clinic.anyPatient().token());
        case "booking" -> bookings.next().request();
        default -> nearest();
      };
    }
  }

  private static Request slots(String path) {
    return Request.get("slots", path, Optional.empty());
  }

  /** Two, which a patient has with the fewest appointments, too. */
  private static Request lastTwo(String token) {
    return Request.get("appointments", "/api/v1/appointments?limit=2", Optional.of(token));
  }

  /** Twenty, however many there are. */
  private static Request nearest() {
    return Request.get(
        "search",
        String.format(
            "/api/v1/doctors?specialty=cardiology&near=%.3f,-46.63&sort=distance",
            -23.65 + ThreadLocalRandom.current().nextDouble() * 0.2),
        Optional.empty());
  }

  /** Adds consultations that took place. */
  private static void insertPast(Testbed testbed, int before, int all)
      throws SQLException, InterruptedException {
    try (Connection connection = testbed.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET unique_checks = 0");
      statement.execute("SET GLOBAL innodb_log_file_size = " + (2L << 30)); // fewer checkpoints
      for (String person : List.of("doctor", "patient")) {
        statement.execute(
            "CREATE TEMPORARY TABLE numbered_%1$s (n INT PRIMARY KEY, id BINARY(16) NOT NULL)"
                .formatted(person));
        statement.execute(
            "INSERT INTO numbered_%1$s SELECT ROW_NUMBER() OVER (ORDER BY id) - 1, id FROM %1$s"
                .formatted(person));
      }
      for (int first = before + 1; first <= all; first += AT_ONCE) {
        insertPast(statement, first, Math.min(all, first + AT_ONCE - 1));
      }
      writePages(statement);
    }
  }

  /** Else the pages of what was inserted are written while others are measured. */
  private static void writePages(Statement statement) throws SQLException, InterruptedException {
    statement.execute("SET GLOBAL innodb_io_capacity_max = " + PAGES_A_SECOND);
    statement.execute("SET GLOBAL innodb_io_capacity = " + PAGES_A_SECOND);
    statement.execute("SET GLOBAL innodb_max_dirty_pages_pct = 0");
    Instant latest = Instant.now().plus(LONGEST_WRITE);
    while (dirtyPages(statement) > FEW_PAGES) {
      if (Instant.now().isAfter(latest)) {
        throw new IllegalStateException("The database still writes after " + LONGEST_WRITE);
      }
      Thread.sleep(POLL_MILLIS);
    }
    statement.execute("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
    statement.execute("SET GLOBAL innodb_io_capacity = DEFAULT");
    statement.execute("SET GLOBAL innodb_io_capacity_max = DEFAULT");
  }

  private static long dirtyPages(Statement statement) throws SQLException {
    try (ResultSet status =
        statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")) {
      status.next();
      return status.getLong("Value");
    }
  }

  private static void insertPast(Statement statement, int first, int last) throws SQLException {
    statement.execute(
        """
          INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents, requested_at, status, since, version)
          SELECT UNHEX(LPAD(HEX(s.seq), 32, '0')), d.id, p.id,
                 (UNIX_TIMESTAMP() - 86400 - 300 * (s.seq DIV 10)) * 1000000, 25000,
                 (UNIX_TIMESTAMP() - 186400 - 300 * (s.seq DIV 10)) * 1000000, 'COMPLETED',
                 (UNIX_TIMESTAMP() - 80000 - 300 * (s.seq DIV 10)) * 1000000, 3
          FROM seq_%d_to_%d s
          JOIN numbered_doctor d ON d.n = s.seq %% (SELECT COUNT(*) FROM doctor)
          JOIN numbered_patient p ON p.n = (s.seq * 7) %% (SELECT COUNT(*) FROM patient)
          """
            .formatted(first, last));
    System.out.printf("%,d appointments are there%n", last);
  }

  private static List<Finding> findings(
      Map<String, List<Double>> curves, List<Integer> sizes, String of) {
    List<Finding> findings = new ArrayList<>();
    curves.forEach(
        (kind, medians) ->
            findings.add(
                Finding.atMost(
                    "%s: %s"
                        .formatted(
                            kind,
                            medians.stream()
                                .map(each -> Finding.text(each, "ms"))
                                .collect(Collectors.joining(", "))),
                    sizes.stream().map("%,d"::formatted).collect(Collectors.joining(", "))
                        + " "
                        + of,
                    medians.get(medians.size() - 1) / medians.get(0),
                    TARGET,
                    "×")));
    return findings;
  }
}

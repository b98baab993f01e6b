package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.TwoSides;
import br.com.techmedicos.benchmarks.report.Median;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import br.com.techmedicos.domain.scheduling.Slot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** What it costs to wait for what other nodes have committed, and what is missed without. */
@Command(
    name = "sync-wait",
    description = {
      "Runs two instances on one node of a Galera cluster of three. One waits before it reads for what",
      "the other nodes have committed (wsrep_sync_wait=7). Compares their calls, one at a time, and",
      "counts which rows of another node a statement right after their commit does not find. One that",
      "waits must find them all.",
      "It needs Debian's mariadb-server, galera-4 and rsync."
    })
final class SyncWait implements Callable<Integer> {

  private static final int DOCTORS = 60;
  private static final int PATIENTS = 5000;
  private static final int FIRST_DAY = 3;
  private static final int LAST_DAY = 40;
  private static final int ROUNDS = 10;
  private static final int CALLS_A_TURN = 60;
  private static final int ROWS_LOOKED_FOR = 1000;
  private static final int WRITES_A_SECOND = 100;

  private final Deque<LoggedInPatient> patients = new ArrayDeque<>();
  private final Deque<ListedDoctor> doctors = new ArrayDeque<>();
  private final Deque<Slot> slots = new ArrayDeque<>();
  private final AtomicInteger rows = new AtomicInteger();

  /** One of the two instances on one node, and a connection like its own. */
  private record Side(LoadClient load, Connection database) {}

  @Override
  public Integer call() throws Exception {
    Optional<String> missing = Galera.missing();
    if (missing.isPresent()) {
      return Chaos.notRun(missing.get());
    }
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    try (Galera nodes = Galera.start();
        Cluster cluster =
            Cluster.start(
                Testbed.at(nodes.url(2), DOCTORS, PATIENTS),
                List.of(on(nodes.url(1)), on(nodes.urlWithoutWait(1))));
        Connection elsewhere = connect(nodes.url(0));
        Connection third = connect(nodes.url(2));
        Connection waits = connect(nodes.url(1));
        Connection doesNot = connect(nodes.urlWithoutWait(1));
        LoadClient ofWaiting = LoadClient.connect(cluster.instances().get(0).uri(), 1);
        LoadClient ofOther = LoadClient.connect(cluster.instances().get(1).uri(), 1)) {
      Clinic clinic = cluster.testbed().clinic();
      clinic.logIn();
      patients.addAll(clinic.patients());
      doctors.addAll(clinic.doctors());
      try (Statement statement = elsewhere.createStatement()) {
        statement.execute("CREATE TABLE scratch (id INT PRIMARY KEY, text VARCHAR(1000))");
      }
      Side with = new Side(ofWaiting, waits);
      Side without = new Side(ofOther, doesNot);
      int missed = stage("nothing else is written", clinic, elsewhere, without, with);
      ScheduledFuture<?> writes =
          thread.scheduleAtFixedRate(
              () -> insert(third), 0, 1_000_000 / WRITES_A_SECOND, TimeUnit.MICROSECONDS);
      missed +=
          stage(
              "a third node takes %d rows a second".formatted(WRITES_A_SECOND),
              clinic,
              elsewhere,
              without,
              with);
      if (writes.isDone()) {
        throw new IllegalStateException("the third node took no more rows");
      }
      thread.shutdownNow();
      thread.awaitTermination(10, TimeUnit.SECONDS);
      System.out.printf(
          "%s: who waits missed %,d of %,d rows%n",
          missed == 0 ? "OK" : "WRONG", missed, 2 * ROWS_LOOKED_FOR);
      return missed == 0 ? 0 : 1;
    } finally {
      thread.shutdownNow();
    }
  }

  private static Map<String, String> on(String url) {
    return Map.of("DATASOURCES_DEFAULT_URL", url);
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, "root", "");
  }

  private int insert(Connection database) {
    int id = rows.incrementAndGet();
    try (Statement statement = database.createStatement()) {
      statement.execute("INSERT INTO scratch VALUES (%d, REPEAT('x', 1000))".formatted(id));
      return id;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares the sides, and returns how many rows the one that waits did not find. */
  private int stage(String what, Clinic clinic, Connection elsewhere, Side without, Side with)
      throws SQLException {
    System.out.printf("%n%-42s %10s %10s %8s%n", what, "without", "with", "ratio");
    compare("one SELECT", () -> selects(without), () -> selects(with));
    Supplier<Request> looks =
        () ->
            Request.get(
                "appointments", "/api/v1/appointments", Optional.of(clinic.anyPatient().token()));
    compare("a patient's appointments", () -> calls(without, looks), () -> calls(with, looks));
    compare(
        "a search", () -> calls(without, Clinic::anySearch), () -> calls(with, Clinic::anySearch));
    compare("a booking", () -> calls(without, this::booking), () -> calls(with, this::booking));
    int missedWithout = missed(elsewhere, without);
    int missedWith = missed(elsewhere, with);
    System.out.printf(
        "of %,d rows of another node not found: %,d without, %,d with%n",
        ROWS_LOOKED_FOR, missedWithout, missedWith);
    return missedWith;
  }

  private int missed(Connection elsewhere, Side side) throws SQLException {
    int missed = 0;
    for (int i = 0; i < ROWS_LOOKED_FOR; i++) {
      int id = insert(elsewhere);
      missed +=
          Rows.text(side.database(), "SELECT id FROM scratch WHERE id = ?", id).isEmpty() ? 1 : 0;
    }
    return missed;
  }

  private static void compare(
      String what, TwoSides.Turn<SQLException> without, TwoSides.Turn<SQLException> with)
      throws SQLException {
    TwoSides medians = TwoSides.measure(without, with, ROUNDS);
    System.out.printf(
        "%-42s %7.2f ms %7.2f ms %8.2f%n",
        what, medians.first(), medians.second(), medians.ratio());
  }

  private static double selects(Side side) throws SQLException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < CALLS_A_TURN; i++) {
      long start = System.nanoTime();
      Rows.text(side.database(), "SELECT COUNT(*) FROM key_set");
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return Median.of(millis);
  }

  private static double calls(Side side, Supplier<Request> next) {
    Samples samples = new Samples();
    side.load().closed(1, CALLS_A_TURN, next, samples);
    return samples.complete().millis(50);
  }

  private Request booking() {
    ListedDoctor doctor = doctorWithSlots();
    return patients.remove().books(doctor, slots.remove());
  }

  /** The doctor whose slots are left. */
  private ListedDoctor doctorWithSlots() {
    while (slots.isEmpty()) {
      doctors.remove();
      Instant now = Instant.now();
      for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
        slots.addAll(doctors.element().slots(day, now));
      }
    }
    return doctors.element();
  }
}

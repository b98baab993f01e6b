package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.adapters.identity.Argon2PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everybody logs in. */
@Command(name = "logins", description = "400 clients log in without pause.")
public final class Logins extends Scenario {

  private static final int DOCTORS = 200;
  private static final int READERS = 64;
  private static final Duration WARMING = Duration.ofSeconds(120);

  @Option(names = "--clients", description = "How many (default: ${DEFAULT-VALUE}).")
  private int clients = 400;

  @Option(names = "--seconds", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private int seconds = 8;

  @Option(names = "--reads", description = "Looks at slots a second (default: ${DEFAULT-VALUE}).")
  private double readsPerSecond = 100;

  /** What was done in a turn. */
  private record Turn(double bound, Samples logins, double seconds, Samples quiet, Samples reads) {

    private double perSecond() {
      return logins.ok() / seconds;
    }
  }

  @Override
  String word() {
    return "logins";
  }

  @Override
  String title() {
    return "A storm of logins";
  }

  @Override
  String method() {
    return """
        The bound is how many passwords the service's own hasher compares, on all cores and with nothing else to do.
        Then %d clients log in, each again as soon as they are; who is told to come again later does so. Meanwhile others look at
        slots, %.0f times a second, as they did before. %d turns of %d s, after %d s to warm up."""
        .formatted(clients, readsPerSecond, repetitions(), seconds, WARMING.toSeconds());
  }

  @Override
  String whyMissed() {
    return """
        The hashes take two thirds of the service's processor time in the storm. The compilers still take a tenth to a sixth, and the rest
        is for three calls of four that are told to come again, the signature of the token, and the two transactions of a login. Database
        and clients share the cores, too, while the bound has them alone. A look that comes while all cores hash waits for one of them,
        as the niceness of hashes shares processors but hands none over at once.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, clients);
        ServiceProcess service = testbed.startService(Map.of());
        LoadClient storm = LoadClient.connect(service.uri(), clients);
        LoadClient readers = LoadClient.connect(service.uri(), READERS)) {
      Clinic clinic = testbed.clinic();
      clinic.logIn();
      readers.closed(8, Duration.ofSeconds(seconds), clinic::anySlots, new Samples());
      storm(clinic, storm, WARMING, new Samples());
      List<Turn> turns = new ArrayList<>();
      for (int i = 0; i < repetitions(); i++) {
        Turn turn = turn(clinic, storm, readers);
        turns.add(turn);
        System.out.printf(
            "turn %d: bound %.0f/s, logins %.1f/s (%s); reads %s, quiet %s%n",
            i + 1, turn.bound(), turn.perSecond(), turn.logins(), turn.reads(), turn.quiet());
      }
      return findings(turns);
    }
  }

  private Turn turn(Clinic clinic, LoadClient storm, LoadClient readers) throws Exception {
    Duration time = Duration.ofSeconds(seconds);
    clinic.logIn();
    double bound = bound(time.dividedBy(2));
    Samples quiet = new Samples();
    readers.open(readsPerSecond, time, clinic::anySlots, quiet);
    Samples reads = new Samples();
    LoadClient.Background reading = readers.background(readsPerSecond, clinic::anySlots, reads);
    Samples logins = new Samples();
    Duration taken = storm(clinic, storm, time, logins);
    reading.stop();
    return new Turn(bound, logins, taken.toNanos() / 1e9, quiet, reads);
  }

  private Duration storm(Clinic clinic, LoadClient storm, Duration time, Samples logins) {
    AtomicInteger next = new AtomicInteger();
    return storm.closed(
        clients,
        time,
        () -> clinic.patients().get(next.getAndIncrement() % clients).logsIn(),
        logins);
  }

  private static double bound(Duration time) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(2 * processors);
    LongAdder compared = new LongAdder();
    long start = System.nanoTime();
    try (Argon2PasswordHasher hasher =
        new Argon2PasswordHasher(Argon2PasswordHasher.Cost.RECOMMENDED, processors)) {
      Password password = Password.typed(Clinic.PASSWORD);
      Optional<PasswordHash> hash = Optional.of(hasher.hash(password, ClientAddress.OURSELVES));
      start = System.nanoTime();
      long end = start + time.toNanos();
      for (int i = 0; i < 2 * processors; i++) {
        threads.execute(
            () -> {
              while (System.nanoTime() < end) {
                hasher.verify(password, hash, ClientAddress.OURSELVES, 0);
                compared.increment();
              }
            });
      }
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
    return compared.sum() * 1e9 / (System.nanoTime() - start);
  }

  private static List<Finding> findings(List<Turn> turns) {
    return List.of(
        Finding.atLeast(
            "logins (%s)".formatted(median(turns, Turn::perSecond, "/s")),
            "hashes (%s)".formatted(median(turns, Turn::bound, "/s")),
            figures(turns, turn -> turn.perSecond() / turn.bound()),
            0.9,
            "×"),
        Finding.atMost(
            "median look at slots meanwhile",
            "quiet (%s)".formatted(median(turns, turn -> turn.quiet().millis(50), "ms")),
            figures(turns, turn -> turn.reads().millis(50) / turn.quiet().millis(50)),
            2,
            "×"),
        Finding.atMost(
            "p99 of looks at slots meanwhile (%s)"
                .formatted(median(turns, turn -> turn.reads().millis(99), "ms")),
            "quiet (%s)".formatted(median(turns, turn -> turn.quiet().millis(99), "ms")),
            figures(turns, turn -> turn.reads().millis(99) / turn.quiet().millis(99)),
            2,
            "×"),
        faults(sum(turns, turn -> turn.logins().faults() + turn.reads().faults())),
        Finding.note("answers of the first turn", turns.get(0).logins().answers()));
  }
}

package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import br.com.techmedicos.bootstrap.demo.RestClient;
import io.micronaut.json.JsonMapper;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A fault under load. Its exit code is 1 if something acknowledged was lost, or is wrong. */
abstract class Fault implements Callable<Integer> {

  private static final int DOCTORS = 60;

  /** A call is answered within ten seconds (ADR 36); the rest is for the proxy, us and the load. */
  private static final double LONGEST_READ_SECONDS = 13;

  /** Before that, a write may have waited nine seconds for its turn (ADR 35). */
  private static final double LONGEST_WRITE_SECONDS = LONGEST_READ_SECONDS + 9;

  /** Commands of the service that must find everything as it was written. */
  private static final List<String> CHECKS = List.of("verify-access-log", "verify-files");

  /** So that none of the calls of a call's time waits for a connection of ours. */
  private static final int SECONDS_OF_CALLS = 20;

  @Option(
      names = "--rate",
      description = "Calls a second, two fifths of them reads (default: ${DEFAULT-VALUE}).")
  private double perSecond;

  @Option(
      names = "--seconds",
      description = "How long before the fault and after it (default: ${DEFAULT-VALUE}).")
  private int seconds;

  Fault() {
    this(100, 8);
  }

  /** One with a default rate and duration of its own. */
  Fault(double perSecond, int seconds) {
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /** The word that runs it. */
  abstract String word();

  /** Starts what is to be broken. */
  Cluster start(int doctors, int patients) throws Exception {
    return Cluster.start(Testbed.of(doctors, patients), Map.of());
  }

  /** Puts what was there before into the database. */
  void prepare(Cluster cluster, Mix mix) throws Exception {
    mix.prepare(cluster.testbed().connect());
  }

  /** Breaks something; returns when it should work again. */
  abstract void inflict(Cluster cluster) throws Exception;

  /** Where what was acknowledged has to be. */
  List<Connection> databases(Cluster cluster) throws Exception {
    return List.of(cluster.testbed().connect());
  }

  /** Whether the clocks agree, so that events must be in the order in which they happened. */
  boolean clocksAgree() {
    return true;
  }

  /** Why this machine cannot do it, if it cannot. */
  Optional<String> missing() throws Exception {
    return Optional.empty();
  }

  /** Removes what it made, whether or not the rest of it succeeded. */
  void cleanUp() throws Exception {}

  /** That somebody waited longer for an answer than a call may take. */
  static List<String> tooLong(Mix mix) {
    return mix.longestReadSeconds() <= LONGEST_READ_SECONDS
            && mix.longestWriteSeconds() <= LONGEST_WRITE_SECONDS
        ? List.of()
        : List.of("somebody waited too long for an answer: " + mix.slowest());
  }

  /** What else has to be true. */
  List<String> complaints(Mix mix) throws Exception {
    return List.of();
  }

  /** What else the run has shown, for its last line. */
  Optional<String> shown(Mix mix) {
    return Optional.empty();
  }

  @Override
  public final Integer call() throws Exception {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      return Chaos.notRun(missing.get());
    }
    int patients = (int) (perSecond * (2 * seconds + 60) / 2);
    try (Cluster cluster = start(DOCTORS + Mix.SUSPENDABLE, patients);
        LoadClient client = LoadClient.connect(cluster.uri(), (int) perSecond * SECONDS_OF_CALLS)) {
      cluster.testbed().clinic().logIn();
      Mix mix = new Mix(cluster.testbed().clinic(), operatorToken(cluster), clocksAgree());
      prepare(cluster, mix);
      LoadClient.Background load = client.exchanges(perSecond, mix::next, mix::answered);
      Thread.sleep(1000L * seconds);
      inflict(cluster);
      Thread.sleep(1000L * seconds);
      long end = System.nanoTime();
      load.stop();
      mix.ended(end);
      return verdict(cluster, mix);
    } finally {
      cleanUp();
    }
  }

  private static String operatorToken(Cluster cluster) {
    return new RestClient(cluster.uri(), JsonMapper.createDefault())
        .post(
            "/auth/operators",
            Map.of("login", ServiceProcess.OPERATOR, "password", ServiceProcess.PASSWORD))
        .expect(200)
        .text("access_token");
  }

  private int verdict(Cluster cluster, Mix mix) throws Exception {
    Set<String> wrong = new LinkedHashSet<>();
    int lost = 0;
    int outOfOrder = 0;
    for (Connection database : databases(cluster)) {
      Inspection inspection = Inspection.of(database, mix);
      lost = Math.max(lost, inspection.lost());
      outOfOrder = Math.max(outOfOrder, inspection.outOfOrder());
      wrong.addAll(inspection.complaints());
    }
    wrong.forEach(System.out::println);
    List<String> more = new ArrayList<>(complaints(mix));
    more.addAll(
        Leaks.in(
            cluster.testbed().data(),
            cluster.testbed().connect(),
            cluster.testbed().clinic().issuedTokens()));
    if (outOfOrder > 0 && clocksAgree()) {
      more.add("the events of " + outOfOrder + " visits are not in their order");
    }
    for (String check : CHECKS) {
      if (cluster.testbed().command(check) != 0) {
        more.add(check + " fails");
      }
    }
    more.forEach(System.out::println);
    if (!mix.worksAtTheEnd()) {
      System.out.println("nothing is read, or nothing is written, any more");
    }
    boolean good =
        wrong.isEmpty() && more.isEmpty() && mix.surprising() == 0 && mix.worksAtTheEnd();
    System.out.printf(
        "%s: answers %s; refusals %s; longest time without a success %.1f s, for the answer to a read %.1f s, to a write %.1f s%n",
        word(),
        mix.all().answers(),
        mix.refusals(),
        mix.longestStallSeconds(),
        mix.longestReadSeconds(),
        mix.longestWriteSeconds());
    System.out.printf(
        "%s: %,d writes acknowledged, %,d refused, %,d unknown, %,d lost; %,d reads, %,d failed, %,d denied; %,d out of order, %,d other complaints%s%n",
        good ? "OK" : "WRONG",
        mix.writes(Outcome.ACKNOWLEDGED),
        mix.writes(Outcome.REFUSED),
        mix.writes(Outcome.UNKNOWN),
        lost,
        mix.reads().all(),
        mix.reads().failed(),
        mix.denied(),
        outOfOrder,
        Math.max(0, wrong.size() - lost) + more.size() + mix.surprising(),
        shown(mix).map(what -> "; " + what).orElse(""));
    return good ? 0 : 1;
  }
}

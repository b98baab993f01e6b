package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What excludes each other is asked of several instances at once, many times. */
@Command(
    name = "races",
    description = {
      "Asks several instances at once for what excludes each other, again and again, and looks at",
      "what has become of it. With --galera each instance is on its own node of a cluster of three."
    })
final class Races implements Callable<Integer> {

  private static final int AT_ONCE = 10;
  private static final int DOCTORS = 60;
  private static final int MOST_PATIENTS_OF_A_RACE = 6;
  private static final List<String> CHECKS = List.of("verify-access-log", "verify-files");

  /** So many of the answers may be that somebody is to come again. */
  private static final double MOST_BUSY = 0.1;

  @Option(
      names = "--times",
      description = "How many races of each kind (default: ${DEFAULT-VALUE}).")
  private int times = 50;

  @Option(
      names = "--kinds",
      split = ",",
      description = "${COMPLETION-CANDIDATES} (default: all of them).")
  private List<RaceKind> kinds = List.of(RaceKind.values());

  @Option(names = "--galera", description = "On the nodes of a Galera cluster of three.")
  private boolean onGalera;

  private final Set<String> complaints = new LinkedHashSet<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private int races;
  private int wrong;
  private int busy;
  private @Nullable Galera galera;

  @Override
  public Integer call() throws Exception {
    Optional<String> missing = onGalera ? Galera.missing() : Optional.empty();
    if (missing.isPresent()) {
      return Chaos.notRun(missing.get());
    }
    try (Cluster cluster = start()) {
      List<URI> instances = cluster.instances().stream().map(Instance::uri).toList();
      RestClient nobody = new RestClient(instances.get(0), JsonMapper.createDefault());
      RacePool pool = new RacePool(cluster.testbed(), ownDoctors(), nobody);
      long start = System.nanoTime();
      for (RaceKind kind : kinds) {
        run(kind, cluster, pool, instances, nobody);
      }
      return verdict(cluster, (System.nanoTime() - start) / 1e9);
    } finally {
      threads.shutdown();
    }
  }

  private int ownDoctors() {
    return kinds.contains(RaceKind.DOCTOR_SUSPENDED_BOOKING) ? times : 0;
  }

  private Cluster start() throws Exception {
    int doctors = DOCTORS + ownDoctors();
    int patients = kinds.stream().mapToInt(this::patients).sum();
    if (!onGalera) {
      return Cluster.start(Testbed.of(doctors, patients), Map.of());
    }
    Galera nodes = Galera.start();
    galera = nodes;
    return Cluster.start(Testbed.at(nodes.url(2), doctors, patients), nodes.settingsOfAll());
  }

  private int patients(RaceKind kind) {
    return times * (kind == RaceKind.ONE_SLOT_OF_MANY ? MOST_PATIENTS_OF_A_RACE : 2);
  }

  private List<Connection> databases(Cluster cluster) throws SQLException {
    if (galera != null) {
      return galera.connections();
    }
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < cluster.instances().size(); i++) {
      connections.add(cluster.testbed().connect());
    }
    return connections;
  }

  private void run(
      RaceKind kind, Cluster cluster, RacePool pool, List<URI> instances, RestClient nobody)
      throws Exception {
    Clinic clinic = cluster.testbed().clinic();
    Map<String, Integer> outcomes = new TreeMap<>();
    List<Connection> databases = databases(cluster);
    try {
      for (int from = 0; from < times; from += AT_ONCE) {
        clinic.logIn();
        List<Callable<Race>> prepared = new ArrayList<>();
        for (int i = from; i < Math.min(times, from + AT_ONCE); i++) {
          Arena arena = new Arena(pool, instances, i, nobody);
          prepared.add(() -> kind.prepare(arena));
        }
        List<Race> batch = results(prepared);
        List<List<Answer>> answers = run(batch);
        for (int i = 0; i < batch.size(); i++) {
          judge(kind, batch.get(i), answers.get(i), databases, instances, outcomes);
        }
      }
    } finally {
      for (Connection database : databases) {
        database.close();
      }
    }
    List<String> counted = new ArrayList<>();
    outcomes.forEach((told, count) -> counted.add("%,d × (%s)".formatted(count, told)));
    System.out.printf("%s: %s%n", kind.words(), String.join(", ", counted));
  }

  /** All calls of all races begin at once. */
  private List<List<Answer>> run(List<Race> batch) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<List<Future<Answer>>> asked = new ArrayList<>();
    for (Race race : batch) {
      asked.add(race.calls().stream().map(call -> threads.submit(() -> asked(call, go))).toList());
    }
    go.countDown();
    List<List<Answer>> answers = new ArrayList<>();
    for (List<Future<Answer>> each : asked) {
      answers.add(results(each, Future::get));
    }
    return answers;
  }

  private static Answer asked(Supplier<Answer> call, CountDownLatch go)
      throws InterruptedException {
    go.await();
    try {
      return call.get();
    } catch (UncheckedIOException noAnswer) {
      return new Answer(0, Optional.empty(), JsonNode.nullNode());
    }
  }

  private <T> List<T> results(List<Callable<T>> tasks) throws Exception {
    return results(threads.invokeAll(tasks), Future::get);
  }

  private interface Wait<F, T> {
    T of(F future) throws ExecutionException, InterruptedException;
  }

  private static <F, T> List<T> results(List<F> futures, Wait<F, T> wait) throws Exception {
    List<T> results = new ArrayList<>();
    for (F future : futures) {
      results.add(wait.of(future));
    }
    return results;
  }

  private void judge(
      RaceKind kind,
      Race race,
      List<Answer> answers,
      List<Connection> databases,
      List<URI> instances,
      Map<String, Integer> outcomes)
      throws SQLException {
    races++;
    String told = String.join(", ", answers.stream().map(Races::told).toList());
    outcomes.merge(told, 1, Integer::sum);
    if (answers.stream().anyMatch(answer -> answer.status() == 503)
        && answers.stream().noneMatch(answer -> outcome(answer) == Outcome.UNKNOWN)) {
      busy++;
      return; // not all were decided; what must hold of all rows holds of these too
    }
    Set<String> ends = race.ends().getOrDefault(told, Set.of());
    boolean isWrong = false;
    for (int i = 0; i < databases.size(); i++) {
      String end = race.look().at(databases.get(i), instances.get(i));
      if (!ends.contains(end)) {
        isWrong = true;
        complaints.add(
            "%s: answered [%s], and node %d has [%s]".formatted(kind.words(), told, i, end));
      }
    }
    wrong += isWrong ? 1 : 0;
  }

  private static String told(Answer answer) {
    return (answer.status() + " " + problem(answer)).strip();
  }

  private static String problem(Answer answer) {
    if (answer.status() < 400) {
      return "";
    }
    String type = answer.text("type");
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private static Outcome outcome(Answer answer) {
    return Outcome.of(answer.status(), problem(answer));
  }

  private int verdict(Cluster cluster, double seconds) throws Exception {
    for (Connection database : databases(cluster)) {
      try (database) {
        Inspection inspection = Inspection.of(database, List.of());
        complaints.addAll(inspection.complaints());
      }
    }
    if (galera != null) {
      complaints.addAll(galera.differences());
    }
    for (String check : CHECKS) {
      if (cluster.testbed().command(check) != 0) {
        complaints.add(check + " fails");
      }
    }
    if (busy > MOST_BUSY * races) {
      complaints.add("too many were told to come again");
    }
    complaints.forEach(System.out::println);
    System.out.printf(
        "%s: %,d races of %s on %d %s in %.0f s: %,d decided wrongly, %,d told to come again, %,d complaints%n",
        complaints.isEmpty() ? "OK" : "WRONG",
        races,
        kinds.size() == 1 ? "one kind" : kinds.size() + " kinds",
        cluster.instances().size(),
        onGalera ? "nodes" : "instances of one database",
        seconds,
        wrong,
        busy,
        complaints.size());
    return complaints.isEmpty() ? 0 : 1;
  }
}

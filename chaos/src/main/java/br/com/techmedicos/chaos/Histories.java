package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import br.com.techmedicos.chaos.history.DayOperation;
import br.com.techmedicos.chaos.history.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Records what is asked and answered about some days, and looks for an order that explains it. */
@Command(
    name = "histories",
    description = {
      "Records bookings, moves and cancellations about two days while something is broken, and checks",
      "whether one after the other they could have been answered so."
    })
final class Histories implements Callable<Integer> {

  private static final int DOCTORS = 12;
  private static final int PATIENTS = 3000;
  private static final int DAYS = 2;
  private static final int DAYS_AHEAD = 5;

  @Option(names = "--rate", description = "Calls a second (default: ${DEFAULT-VALUE}).")
  private double perSecond = 200;

  @Option(
      names = "--seconds",
      description = "How long before the fault and after it (default: ${DEFAULT-VALUE}).")
  private int seconds = 8;

  @Option(names = "--fault", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Broken broken = Broken.KILLED_INSTANCE;

  @Option(
      names = "--galera",
      description = "On two nodes of a Galera cluster of three, as faults of nodes are anyway.")
  private boolean onGalera;

  @Option(
      names = "--without-the-key",
      description = "On a database that no longer guards a doctor's time: it must be found.")
  private boolean withoutTheKey;

  @Spec private @Nullable CommandSpec spec;

  private final Random random = new Random(1);
  private @Nullable Galera galera;

  /** What is broken meanwhile. */
  private enum Broken {
    KILLED_INSTANCE(new KillInstance()),
    FROZEN_INSTANCE(new FreezeInstance()),
    KILLED_DATABASE(new KillDatabase()),
    FROZEN_DATABASE(new FreezeDatabase()),
    SILENT_LINE(new BreakLine(Line.State.SILENT)),
    SLOW_LINE(new BreakLine(Line.State.SLOW)),
    CUT_LINE(new BreakLine(Line.State.CUT)),
    JUMPED_CLOCK(new JumpClock()),
    KILLED_NODE(new KillNode()),
    FROZEN_NODE(new FreezeNode()),
    CUT_OFF_NODE(new BreakCluster());

    private static final Set<Broken> INSTANCES = EnumSet.of(KILLED_INSTANCE, FROZEN_INSTANCE);
    private static final Set<Broken> NODES = EnumSet.of(KILLED_NODE, FROZEN_NODE, CUT_OFF_NODE);

    private final Fault fault;

    Broken(Fault fault) {
      this.fault = fault;
    }
  }

  @Override
  public Integer call() throws Exception {
    boolean ofNodes = Broken.NODES.contains(broken);
    if (onGalera && !ofNodes && !Broken.INSTANCES.contains(broken)) {
      throw refused(broken + " is a fault of one database, not of a cluster's nodes");
    }
    if (withoutTheKey && (onGalera || ofNodes)) {
      throw refused("only on one database can the key be missing");
    }
    Optional<String> missing = onGalera ? Galera.missing() : broken.fault.missing();
    if (missing.isPresent()) {
      return Chaos.notRun(missing.get());
    }
    try (Cluster cluster = start();
        LoadClient client = LoadClient.connect(cluster.uri(), (int) perSecond * 12)) {
      if (withoutTheKey) {
        dropTheKey(cluster.testbed());
      }
      Clinic clinic = cluster.testbed().clinic();
      clinic.logIn();
      List<Contest> contests = contests(clinic);
      LoadClient.Background load =
          client.exchanges(
              perSecond,
              () -> contests.get(random.nextInt(contests.size())).next(),
              (request, sample) -> answered(contests, request, sample));
      Thread.sleep(1000L * seconds);
      if (!withoutTheKey) {
        broken.fault.inflict(cluster);
      }
      long over = System.nanoTime();
      Thread.sleep(1000L * seconds);
      load.stop();
      return verdict(cluster, contests, over);
    } finally {
      broken.fault.cleanUp();
    }
  }

  private Cluster start() throws Exception {
    if (!onGalera || Broken.NODES.contains(broken)) {
      return broken.fault.start(DOCTORS, PATIENTS);
    }
    Galera nodes = Galera.start();
    galera = nodes;
    return Cluster.start(Testbed.at(nodes.url(2), DOCTORS, PATIENTS), nodes.settingsOfTwo());
  }

  private List<Connection> databases(Cluster cluster) throws Exception {
    return galera == null ? broken.fault.databases(cluster) : galera.connections();
  }

  private ParameterException refused(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  private List<Contest> contests(Clinic clinic) {
    Deque<LoggedInPatient> patients = new ArrayDeque<>(clinic.patients());
    Instant now = Instant.now();
    List<Contest> contests = new ArrayList<>();
    for (ListedDoctor doctor : clinic.doctors().subList(0, DAYS)) {
      contests.add(new Contest(doctor, doctor.slots(DAYS_AHEAD, now), patients, random));
    }
    return contests;
  }

  private static void answered(List<Contest> contests, Request request, Sample sample) {
    for (Contest contest : contests) {
      if (contest.answered(request, sample)) {
        return;
      }
    }
  }

  /**
   * A doctor's cells are no longer a key, and nobody waits for a turn, which would hide that: these
   * tables know no locks of rows.
   */
  private static void dropTheKey(Testbed testbed) throws SQLException {
    try (Connection connection = testbed.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE doctor_cell DROP PRIMARY KEY, ADD INDEX doctor_cell_guards_nothing (doctor_id, cell)");
      statement.execute("ALTER TABLE doctor ENGINE = Aria");
      statement.execute("ALTER TABLE agenda ENGINE = Aria");
    }
  }

  /**
   * @param over when the fault was over
   */
  private int verdict(Cluster cluster, List<Contest> contests, long over) throws Exception {
    Map<Contest, Set<Set<Instant>>> held = new IdentityHashMap<>();
    for (Connection database : databases(cluster)) {
      try (database) {
        for (Contest contest : contests) {
          held.computeIfAbsent(contest, each -> new HashSet<>()).add(contest.held(database));
        }
      }
    }
    boolean good = true;
    int misfits = 0;
    for (Contest contest : contests) {
      Set<Set<Instant>> byNode = Objects.requireNonNull(held.get(contest));
      if (byNode.size() > 1) {
        good = false;
        System.out.println("the nodes do not agree about who has what");
      }
      contest.look(byNode.iterator().next());
      Optional<Operation<DayOperation>> misfit = contest.misfit();
      System.out.println(
          contest + "; " + misfit.map(it -> "no order explains " + it).orElse("linearizable"));
      contest.surprising().forEach(it -> System.out.println("surprising: " + it));
      misfits += misfit.isPresent() ? 1 : 0;
      if (!contest.goesOnAfter(over)) {
        good = false;
        System.out.println("this showed nothing: nothing succeeded when the fault was over");
      }
      good &= contest.surprising().isEmpty();
    }
    good &= withoutTheKey ? misfits > 0 : misfits == 0;
    System.out.printf(
        "%s, %s%s: %d of %d histories are not linearizable%s%n",
        good ? "OK" : "WRONG",
        broken.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        onGalera ? " on galera" : "",
        misfits,
        contests.size(),
        withoutTheKey ? ", as must be found" : "");
    return good ? 0 : 1;
  }
}

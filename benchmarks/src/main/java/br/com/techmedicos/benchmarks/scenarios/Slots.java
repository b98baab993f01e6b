package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.control.ConstantApplication;
import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at slots. */
@Command(
    name = "slots",
    description = "Slots of a sought-after doctor against a constant, of many against raw JDBC.")
public final class Slots extends Scenario {

  private static final int USERS = 32;
  private static final int SPREAD = 1000;
  private static final int PATIENTS = 200;

  @Option(names = "--seconds", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private int seconds = 3;

  @Option(
      names = "--new-doctors",
      description =
          "How many doctors are asked for once, in each turn (default: ${DEFAULT-VALUE}).")
  private int newDoctors = 1000;

  /** What two things that take turns do in a second, and the processor time of a call. */
  private static final class Pair {

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> cpuOfOurs = new ArrayList<>();
    private final List<Double> cpuOfTheirs = new ArrayList<>();

    private void add(Rate our, double their) {
      ours.add(our.perSecond());
      cpuOfOurs.add(our.cpuMicros());
      theirs.add(their);
      ratios.add(our.perSecond() / their);
    }

    private void add(Rate our, Rate their) {
      add(our, their.perSecond());
      cpuOfTheirs.add(their.cpuMicros());
    }

    private Finding ratio(String what, String against, double target) {
      return Finding.atLeast(
          "%s (%s)".formatted(what, Finding.text(median(ours), "/s")),
          "%s (%s)".formatted(against, Finding.text(median(theirs), "/s")),
          median(ratios),
          target,
          "×");
    }

    private Finding cpu(String what) {
      return Finding.note(
          "processor time of a call, " + what + ": service, control",
          "%s, %s"
              .formatted(
                  Finding.text(median(cpuOfOurs), "µs"), Finding.text(median(cpuOfTheirs), "µs")));
    }
  }

  @Override
  String word() {
    return "slots";
  }

  @Override
  String title() {
    return "A look at slots";
  }

  @Override
  String method() {
    return """
        %d connections ask without pause, %d turns of %d s. The sought-after doctor's answer is one day with %d slots; its control is
        the same framework on the same JDK, which answers with a constant object of as many slots, verifies a token's
        signature once and reads the standing of its account with every call. Answers over many doctors are of one week; their
        control reads the doctor, the agenda and the appointments of that week by prepared statements, on as many
        connections as the service has and without HTTP. First each of %d doctors again and again, which lets the service keep answers; then each
        doctor once."""
        .formatted(USERS, repetitions(), seconds, Clinic.SLOTS_A_DAY, SPREAD);
  }

  @Override
  List<Finding> measure() throws Exception {
    int turnsOfNew = repetitions() + 1; // one to warm up
    int doctors = Clinic.SOUGHT_AFTER + SPREAD + turnsOfNew * newDoctors;
    try (Testbed testbed = Testbed.of(false, doctors, PATIENTS);
        ServiceProcess service = testbed.startService(Map.of());
        ServiceProcess control =
            ConstantApplication.start(
                testbed.data(), testbed.settings(Map.of()), Clinic.SLOTS_A_DAY);
        LoadClient toService = LoadClient.connect(service.uri(), USERS);
        LoadClient toControl = LoadClient.connect(control.uri(), USERS);
        RawJdbc jdbc = new RawJdbc(testbed.url().orElseThrow())) {
      Clinic clinic = testbed.clinic();
      ListedDoctor soughtAfter = clinic.doctors().get(0);
      String path = soughtAfter.slotsPath(1, 1);
      Pair withToken = new Pair();
      Pair without = new Pair();
      Pair many = new Pair();
      Pair once = new Pair();
      Iterator<ListedDoctor> unseen =
          clinic.doctors().subList(Clinic.SOUGHT_AFTER + SPREAD, doctors).iterator();
      for (int turn = -1; turn < repetitions(); turn++) {
        boolean counts = turn >= 0;
        Duration time = Duration.ofSeconds(counts ? seconds : 3L * seconds);
        Rate ours = ask(service, toService, time, () -> get(path, token(clinic)));
        Rate theirs = ask(control, toControl, time, () -> get("/slots", token(clinic)));
        Rate oursWithout = ask(service, toService, time, () -> get(path, Optional.empty()));
        Rate theirsWithout = ask(control, toControl, time, () -> get("/slots", Optional.empty()));
        Rate oursOfMany =
            ask(service, toService, time, () -> get(spread(clinic).slotsPath(1, 7), token(clinic)));
        double rawOfMany = jdbc.perSecond(USERS, time, () -> read(jdbc, spread(clinic)));
        Rate oursOnce = once(service, toService, clinic, unseen);
        if (counts) {
          withToken.add(ours, theirs);
          without.add(oursWithout, theirsWithout);
          many.add(oursOfMany, rawOfMany);
          once.add(oursOnce, rawOfMany);
        }
        System.out.printf(
            "turn %d: with token %.0f/s, control %.0f/s; without %.0f/s, control %.0f/s; many"
                + " %.0f/s, once each %.0f/s, raw %.0f/s%n",
            turn + 1,
            ours.perSecond(),
            theirs.perSecond(),
            oursWithout.perSecond(),
            theirsWithout.perSecond(),
            oursOfMany.perSecond(),
            oursOnce.perSecond(),
            rawOfMany);
      }
      return List.of(
          withToken.ratio("a sought-after doctor, with a token", "a constant", 0.8),
          without.ratio("a sought-after doctor, without a token", "a constant", 0.6),
          many.ratio("over %,d doctors".formatted(SPREAD), "raw JDBC", 0.7),
          once.ratio("each doctor once", "raw JDBC", 0.7),
          withToken.cpu("with a token"),
          without.cpu("without"));
    }
  }

  private static Rate ask(
      ServiceProcess server, LoadClient client, Duration time, Supplier<Request> next) {
    return Rate.of(server, client, USERS, time, next).complete();
  }

  /** Asks for so many doctors whom nobody has asked for. */
  private Rate once(
      ServiceProcess service, LoadClient client, Clinic clinic, Iterator<ListedDoctor> unseen) {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < newDoctors; i++) {
      requests.add(get(unseen.next().slotsPath(1, 7), token(clinic)));
    }
    Samples samples = new Samples();
    double cpuBefore = service.cpuSeconds();
    Duration taken = client.all(requests, samples);
    return new Rate(
            samples.ok() * 1e9 / taken.toNanos(),
            (service.cpuSeconds() - cpuBefore) * 1e6 / samples.all(),
            samples)
        .complete();
  }

  private static ListedDoctor spread(Clinic clinic) {
    return clinic.doctors().get(Clinic.SOUGHT_AFTER + ThreadLocalRandom.current().nextInt(SPREAD));
  }

  private static void read(RawJdbc jdbc, ListedDoctor doctor) throws SQLException {
    Instant from = Instant.now().plus(1, ChronoUnit.DAYS);
    jdbc.readSlots(doctor, from, from.plus(7, ChronoUnit.DAYS));
  }

  private static Optional<String> token(Clinic clinic) {
    return Optional.of(clinic.anyPatient().token());
  }

  private static Request get(String path, Optional<String> token) {
    return Request.get("slots", path, token);
  }
}

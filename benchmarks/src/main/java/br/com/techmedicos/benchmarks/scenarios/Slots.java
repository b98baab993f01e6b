package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.control.ConstantApplication;
import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
      names = "--doctors",
      description =
          "How many there are whose weeks are looked at once each (default: ${DEFAULT-VALUE}).")
  private int doctors = 2000;

  @Option(
      names = "--warm-up",
      description =
          "How many looks at what is in memory before, and a fifth as many at the rest"
              + " (default: ${DEFAULT-VALUE}).")
  private int warmUp = 50_000;

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
        %d connections ask without pause, %d turns of %d s, in which who is first changes, after %,d looks at what is in memory
        and a fifth as many at the rest. The sought-after doctor's answer is one day with %d slots; its control is the same
        framework on the same JDK, which answers with a constant object of as many slots, and verifies a token's signature once.
        Neither looks up the account, as reading what is public does not depend on it. Answers over many doctors are of one week;
        their control sends the service's two statements, for what the doctor offers and for the appointments of such a week, prepared,
        on as many connections as the service has and without HTTP. First weeks of %,d doctors again and again, which lets the service
        keep answers; then weeks of %,d doctors of which none is asked for twice. The processor time of raw JDBC is that of its
        threads, without the database."""
        .formatted(USERS, repetitions(), seconds, warmUp, Clinic.SLOTS_A_DAY, SPREAD, doctors);
  }

  @Override
  String whyMissed() {
    return """
        The constant passes the same framework, but none of the filters and handlers that the service adds to it: deadline, security
        headers, ETag, metrics, and what guards a connection before the framework. It writes its objects anew each time, while the service
        sends bytes that it keeps. A week that nobody asked for before is computed
        and written anew; raw JDBC only reads the rows. Server, database and clients share the cores.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    int all = Clinic.SOUGHT_AFTER + Math.max(SPREAD, doctors);
    try (Testbed testbed = Testbed.of(all, PATIENTS);
        ServiceProcess service = testbed.startService(Map.of());
        ServiceProcess control = ConstantApplication.start(testbed.data(), Clinic.SLOTS_A_DAY);
        LoadClient toService = LoadClient.connect(service.uri(), USERS);
        LoadClient toControl = LoadClient.connect(control.uri(), USERS);
        RawJdbc jdbc = new RawJdbc(testbed)) {
      Clinic clinic = testbed.clinic();
      String day = clinic.doctors().get(0).slotsPath(1, 1);
      Iterator<String> unseen = clinic.weeksOnce(doctors);
      Supplier<Request> oursWithToken = () -> get(day, token(clinic));
      Supplier<Request> theirsWithToken = () -> get("/slots", token(clinic));
      Supplier<Request> ours = () -> get(day, Optional.empty());
      Supplier<Request> theirs = () -> get("/slots", Optional.empty());
      Supplier<Request> ofMany = () -> get(spread(clinic).slotsPath(1, Clinic.WEEK), token(clinic));
      Supplier<Request> once = () -> get(unseen.next(), token(clinic));

      clinic.logIn();
      Rate.warmUp(toService, USERS, warmUp, oursWithToken);
      Rate.warmUp(toControl, USERS, warmUp, theirsWithToken);
      Rate.warmUp(toService, USERS, warmUp, ours);
      Rate.warmUp(toControl, USERS, warmUp, theirs);
      Rate.warmUp(toService, USERS, warmUp / 5, ofMany);
      Rate.warmUp(toService, USERS, warmUp / 5, once);
      jdbc.warmUp(USERS, warmUp / 5, () -> read(jdbc, clinic));

      Comparison withToken =
          new Comparison("a sought-after doctor, with a token", "a constant", 0.8);
      Comparison without =
          new Comparison("a sought-after doctor, without a token", "a constant", 0.6);
      Comparison many = new Comparison("over %,d doctors".formatted(SPREAD), "raw JDBC", 0.7);
      Comparison eachOnce = new Comparison("each week once", "raw JDBC", 0.7);
      Duration time = Duration.ofSeconds(seconds);
      for (int turn = 0; turn < repetitions(); turn++) {
        clinic.logIn();
        withToken.turn(
            () -> Rate.complete(service, toService, USERS, time, oursWithToken),
            () -> Rate.complete(control, toControl, USERS, time, theirsWithToken));
        without.turn(
            () -> Rate.complete(service, toService, USERS, time, ours),
            () -> Rate.complete(control, toControl, USERS, time, theirs));
        many.turn(
            () -> Rate.complete(service, toService, USERS, time, ofMany),
            () -> jdbc.rate(USERS, time, () -> read(jdbc, clinic)));
        eachOnce.turn(
            () -> Rate.complete(service, toService, USERS, time, once),
            () -> jdbc.rate(USERS, time, () -> read(jdbc, clinic)));
      }
      List<Comparison> comparisons = List.of(withToken, without, many, eachOnce);
      return Stream.concat(
              comparisons.stream().map(Comparison::ratio),
              comparisons.stream().map(Comparison::cpu))
          .toList();
    }
  }

  private static ListedDoctor spread(Clinic clinic) {
    return clinic.doctors().get(Clinic.SOUGHT_AFTER + ThreadLocalRandom.current().nextInt(SPREAD));
  }

  private static void read(RawJdbc jdbc, Clinic clinic) throws SQLException {
    Instant from =
        Instant.now()
            .plus(ThreadLocalRandom.current().nextInt(1, Clinic.LAST_FIRST_DAY), ChronoUnit.DAYS);
    jdbc.readSlots(spread(clinic), from, from.plus(Clinic.WEEK, ChronoUnit.DAYS));
  }

  private static Optional<String> token(Clinic clinic) {
    return Optional.of(clinic.anyPatient().token());
  }

  private static Request get(String path, Optional<String> token) {
    return Request.get("slots", path, token);
  }
}

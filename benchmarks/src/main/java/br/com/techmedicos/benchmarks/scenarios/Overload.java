package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** More than it can take. */
@Command(name = "overload", description = "Twice the load that the service can take.")
public final class Overload extends Scenario {

  private static final int DOCTORS = 1000;
  private static final int PATIENTS = 3000;
  private static final List<Integer> USERS = List.of(64, 128, 256);
  private static final int CONNECTIONS = 5000;
  private static final int SECONDS_AFTER = 15;
  private static final double SLOWER = 5;

  @Option(names = "--seconds", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private int seconds = 8;

  /** Both loads of a turn, and the seconds until the service was as before. */
  private record Turn(
      double peak, double seconds, Samples overload, Samples answeredInTime, int recovery) {

    private double answered() {
      return answeredInTime.ok() / seconds / peak;
    }

    /** What was answered of a kind of calls, against its part of the peak. */
    private double answered(String kind) {
      double part = (double) overload.all(kind) / overload.all();
      return answeredInTime.ok(kind) / seconds / (peak * part);
    }
  }

  @Override
  String word() {
    return "overload";
  }

  @Override
  String title() {
    return "Twice the load";
  }

  @Override
  String method() {
    return """
        After %d s to warm up, the peak is the most that 64, 128 or 256 users without a pause get, as long as none is refused. Then twice as many calls arrive, on %,d connections and whatever
        becomes of those before, then half the peak, until all is as before: a second without a refusal, and p99 within %.0f × that of half the peak
        beforehand. %d turns of %d s, of which the slowest recovery counts. %s"""
        .formatted(
            LoadModel.WARMING.toSeconds(),
            CONNECTIONS,
            SLOWER,
            repetitions(),
            seconds,
            LoadModel.TEXT);
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, PATIENTS);
        ServiceProcess service = testbed.startService(Map.of());
        LoadClient client = LoadClient.connect(service.uri(), CONNECTIONS)) {
      Clinic clinic = testbed.clinic();
      LoadModel model =
          new LoadModel(clinic, new Bookings(clinic, clinic.patients(), Instant.now()));
      Duration time = Duration.ofSeconds(seconds);
      clinic.logIn();
      model.warmUp(client);
      List<Turn> turns = new ArrayList<>();
      for (int i = 0; i < repetitions(); i++) {
        clinic.logIn();
        turns.add(turn(service, client, model, time));
        Turn last = turns.get(i);
        System.out.printf(
            "turn %d: peak %.0f/s, answered %.2f ×, recovered in %d s; %s; refused p99 %.1f ms%n",
            i + 1,
            last.peak(),
            last.answered(),
            last.recovery(),
            last.overload(),
            last.overload().refusedMillis(99));
      }
      return findings(turns);
    }
  }

  private static Turn turn(
      ServiceProcess service, LoadClient client, LoadModel model, Duration time) {
    double peak = 0;
    for (int users : USERS) {
      Samples samples = new Samples();
      Rate rate = Rate.of(service, client, users, time.dividedBy(2), model::next, samples);
      // With refusals, users wait, and cheap calls take the place of dear ones.
      if (samples.count(503) == 0 || users == USERS.get(0)) {
        peak = Math.max(peak, rate.perSecond());
      }
    }
    double most = peak;
    Samples before = new Samples();
    client.open(most / 2, time.dividedBy(2), model::next, before);
    Samples overload = new Samples();
    Samples answeredInTime = new Samples();
    long end = System.nanoTime() + time.toNanos();
    List<Samples> after = new ArrayList<>();
    for (int i = 0; i < SECONDS_AFTER; i++) {
      after.add(new Samples());
    }
    long last = end + Duration.ofSeconds(SECONDS_AFTER).toNanos();
    // One stream of calls, so that what still waits at the end is not waited for.
    client.open(
        due -> due < end ? 2 * most : most / 2,
        due -> due < last,
        model::next,
        sample -> {
          if (sample.intendedNanos() < end) {
            overload.accept(sample);
            if (sample.answeredNanos() < end) {
              answeredInTime.accept(sample);
            }
          } else {
            after
                .get(
                    (int)
                        Math.min(SECONDS_AFTER - 1, (sample.intendedNanos() - end) / 1_000_000_000))
                .accept(sample);
          }
        });
    return new Turn(
        most,
        time.toNanos() / 1e9,
        overload,
        answeredInTime,
        recovery(after, SLOWER * before.millis(99)));
  }

  /** The seconds until there is none any more that is worse. */
  private static int recovery(List<Samples> after, double millis) {
    int seconds = after.size();
    while (seconds > 0
        && after.get(seconds - 1).ok() == after.get(seconds - 1).all()
        && after.get(seconds - 1).millis(99) <= millis) {
      seconds--;
    }
    return seconds;
  }

  private static List<Finding> findings(List<Turn> turns) {
    return List.of(
        Finding.atLeast(
            "answered",
            "the peak (%s)".formatted(median(turns, Turn::peak, "/s")),
            figures(turns, Turn::answered),
            0.9,
            "×"),
        Finding.note(
            "answered of each kind, against its part of the peak",
            turns.get(0).overload().kinds().stream()
                .map(kind -> kind + " " + median(turns, turn -> turn.answered(kind), "×"))
                .collect(Collectors.joining(", "))),
        faults(sum(turns, turn -> turn.overload().faults())),
        refusedWithoutTime(sum(turns, turn -> turn.overload().refusedWithoutTime())),
        Finding.holds(
            "503 in each turn",
            turns.stream()
                .map(turn -> "%,d".formatted(turn.overload().count(503)))
                .collect(Collectors.joining(", ")),
            "more than none",
            turns.stream().allMatch(turn -> turn.overload().count(503) > 0)),
        Finding.atMost(
            "median until a 503",
            "",
            figures(turns, turn -> turn.overload().refusedMillis(50)),
            250,
            "ms"),
        Finding.note(
            "p99 until a 503", median(turns, turn -> turn.overload().refusedMillis(99), "ms")),
        Finding.atMost(
            "until all is as before",
            "",
            turns.stream().mapToInt(Turn::recovery).max().orElseThrow(),
            5,
            "s"),
        Finding.note(
            "p99 of those answered under twice the load",
            median(turns, turn -> turn.overload().millis(99), "ms")),
        Finding.note("answers of the first turn", turns.get(0).overload().answers()));
  }
}

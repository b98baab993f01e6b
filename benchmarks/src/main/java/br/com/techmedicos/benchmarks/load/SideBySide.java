package br.com.techmedicos.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Two versions of the service by turns under the same calls, one at a time, through their
 * interface: looking at slots, booking (and cancelling, which is not timed), and searching. Says
 * how long the median call takes in each, and the ratio of the second version to the first, as the
 * median over the rounds.
 *
 * <p>Arguments: the two jars, and the number of rounds (12). On H2, or with a database of its own
 * for each: {@code DATABASE_BEFORE} and {@code DATABASE_AFTER} are JDBC addresses.
 */
public final class SideBySide {

  private static final long NANOS_A_TURN = 2_000_000_000L;

  private SideBySide() {}

  /** One kind of call. */
  private interface Kind {
    void call(HonestUsers honest, Measurements measurements);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 12;
    try (ServiceProcess before = start(arguments[0], "DATABASE_BEFORE");
        ServiceProcess after = start(arguments[1], "DATABASE_AFTER");
        HonestUsers ofBefore = new HonestUsers(before.uri());
        HonestUsers ofAfter = new HonestUsers(after.uri())) {
      ofBefore.signUp();
      ofAfter.signUp();
      Map<String, Kind> kinds = new LinkedHashMap<>();
      kinds.put("slots", SideBySide::slots);
      kinds.put("booking", SideBySide::booking);
      kinds.put("search", SideBySide::search);
      System.out.printf("%-10s %12s %12s %8s%n", "", "before", "after", "ratio");
      for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
        compare(kind.getKey(), kind.getValue(), ofBefore, ofAfter, rounds);
      }
    }
  }

  private static ServiceProcess start(String jar, String database)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put("TECHMEDICOS_RATE_LIMITS_ENABLED", "false");
    String url = System.getenv(database);
    if (url != null) {
      settings.put("DATASOURCES_DEFAULT_URL", url);
    }
    return ServiceProcess.start(Path.of(jar), ServiceProcess.temporaryFolder(), settings);
  }

  private static void compare(
      String name, Kind kind, HonestUsers before, HonestUsers after, int rounds) {
    TwoSides medians =
        TwoSides.<RuntimeException>measure(
            () -> turn(kind, before), () -> turn(kind, after), rounds);
    System.out.printf(
        "%-10s %9.2f ms %9.2f ms %8.2f%n",
        name, medians.first(), medians.second(), medians.ratio());
  }

  /** The median of one turn's calls, in milliseconds. */
  private static double turn(Kind kind, HonestUsers honest) {
    Measurements measurements = new Measurements();
    long end = System.nanoTime() + NANOS_A_TURN;
    while (System.nanoTime() < end) {
      kind.call(honest, measurements);
    }
    return measurements.percentile(50);
  }

  private static void slots(HonestUsers honest, Measurements measurements) {
    String path = HonestUsers.slotsPath(honest.anyDoctor());
    measurements.timed(() -> honest.anyCaller().get(path)).expect(200);
  }

  private static void search(HonestUsers honest, Measurements measurements) {
    String path =
        "/api/v1/doctors?specialty=cardiology&near=-23.55,-46.63&withinKm=25&sort=distance";
    measurements.timed(() -> honest.anyCaller().get(path)).expect(200);
  }

  private static void booking(HonestUsers honest, Measurements measurements) {
    Caller patient = honest.anyCaller();
    String doctor = honest.anyDoctor();
    String slot = HonestUsers.anySlot(patient.get(HonestUsers.slotsPath(doctor)).expect(200));
    String booked =
        measurements.timed(() -> HonestUsers.book(patient, doctor, slot)).expect(201).text("id");
    HonestUsers.cancel(patient, booked).expect(200);
  }
}

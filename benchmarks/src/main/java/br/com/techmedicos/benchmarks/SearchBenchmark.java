package br.com.techmedicos.benchmarks;

import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.benchmarks.report.Median;
import br.com.techmedicos.bootstrap.sample.SampleClinic;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.identity.PasswordHash;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Searches cardiologists within 25 km of places in the densest city, the nearest twenty, in two
 * ways by turns: through the directory's port, and by the full scan that computes every doctor's
 * distance in SQL. Both must find the same doctors.
 *
 * <p>Arguments: the number of doctors (100000), and the number of rounds (15). On H2 in memory, or
 * on the database that {@code DATASOURCES_DEFAULT_URL} names.
 */
public final class SearchBenchmark {

  private static final int SEARCHES_A_ROUND = 20;
  private static final double WITHIN_KM = 25;
  private static final int LIMIT = 20;

  private static final String IN_MEMORY =
      "jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
          + "CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private static final String FULL_SCAN =
      """
      SELECT id FROM (
        SELECT d.id AS id,
               2 * 6371.0088 * ASIN(SQRT(LEAST(1,
                 POWER(SIN(RADIANS(d.latitude - ?) / 2), 2)
                 + COS(RADIANS(?)) * COS(RADIANS(d.latitude))
                   * POWER(SIN(RADIANS(d.longitude - ?) / 2), 2)))) AS km
        FROM doctor d
        WHERE d.status = 'VERIFIED' AND d.qualifications LIKE ?) found
      WHERE km <= ?
      ORDER BY km, id
      LIMIT ?
      """;

  private SearchBenchmark() {}

  public static void main(String[] args) throws IOException, SQLException {
    int doctors = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
    Map<String, Object> settings = new HashMap<>();
    settings.put("techmedicos.data", Files.createTempDirectory("techmedicos-benchmark").toString());
    if (System.getenv("DATASOURCES_DEFAULT_URL") == null) {
      settings.put("datasources.default.url", IN_MEMORY);
    }
    try (ApplicationContext context = ApplicationContext.run(settings)) {
      fill(context, doctors);
      compare(context, doctors, rounds);
    }
  }

  private static void fill(ApplicationContext context, int doctors) {
    long start = System.nanoTime();
    context
        .getBean(SampleClinic.class)
        .addDoctors(
            new SamplePeople(1),
            0,
            doctors,
            new PasswordHash("nobody logs in"),
            context.getBean(Clock.class).instant());
    RefreshAvailability refresh = context.getBean(Scheduling.class).refreshAvailability();
    while (refresh.handle(new RefreshAvailability.Command()) > 0) {
      // until nothing is stale
    }
    System.out.printf(
        "%,d doctors in %d s%n", doctors, (System.nanoTime() - start) / 1_000_000_000);
  }

  private static void compare(ApplicationContext context, int doctors, int rounds)
      throws SQLException {
    DoctorListings listings = context.getBean(DoctorListings.class);
    UnitOfWork unitOfWork = context.getBean(UnitOfWork.class);
    String url = context.getRequiredProperty("datasources.default.url", String.class);
    String user = context.getRequiredProperty("datasources.default.username", String.class);
    String password = context.getProperty("datasources.default.password", String.class).orElse("");
    List<Double> byPort = new ArrayList<>();
    List<Double> byScan = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(2);
    try (Connection connection = DriverManager.getConnection(url, user, password);
        PreparedStatement scan = connection.prepareStatement(FULL_SCAN)) {
      for (int round = -3; round < rounds; round++) { // three to warm up
        List<GeoPoint> places = places(random);
        long start = System.nanoTime();
        List<List<UUID>> found = new ArrayList<>();
        for (GeoPoint place : places) {
          found.add(unitOfWork.execute(() -> search(listings, place)));
        }
        long middle = System.nanoTime();
        List<UUID> scanned = fullScan(scan, places.get(0));
        long end = System.nanoTime();
        if (!scanned.equals(found.get(0))) {
          throw new IllegalStateException("the two ways find different doctors");
        }
        if (round >= 0) {
          byPort.add((middle - start) / 1e6 / places.size());
          byScan.add((end - middle) / 1e6);
        }
      }
    }
    double port = Median.of(byPort);
    double scan = Median.of(byScan);
    System.out.printf(
        "%,d doctors, %s within %.0f km, %d rounds: search %.2f ms, full scan %.1f ms, ratio %.0f%n",
        doctors, Specialty.CARDIOLOGY.code(), WITHIN_KM, rounds, port, scan, scan / port);
  }

  private static List<GeoPoint> places(SplittableRandom random) {
    List<GeoPoint> places = new ArrayList<>();
    for (int i = 0; i < SEARCHES_A_ROUND; i++) {
      places.add(
          new GeoPoint(
              -23.55 + (random.nextDouble() - 0.5) * 0.2,
              -46.63 + (random.nextDouble() - 0.5) * 0.2));
    }
    return places;
  }

  private static List<UUID> search(DoctorListings listings, GeoPoint place) {
    return listings
        .search(
            new DoctorSearch(
                Optional.of(Specialty.CARDIOLOGY),
                Optional.of(place),
                Optional.of(WITHIN_KM),
                Optional.empty(),
                DoctorSearch.Sort.DISTANCE,
                LIMIT,
                Optional.empty()))
        .items()
        .stream()
        .map(DoctorListing::id)
        .map(id -> id.value())
        .toList();
  }

  private static List<UUID> fullScan(PreparedStatement scan, GeoPoint place) throws SQLException {
    scan.setDouble(1, place.latitude().degrees());
    scan.setDouble(2, place.latitude().degrees());
    scan.setDouble(3, place.longitude().degrees());
    scan.setString(4, "%\"" + Specialty.CARDIOLOGY.code() + "\"%");
    scan.setDouble(5, WITHIN_KM);
    scan.setInt(6, LIMIT);
    List<UUID> found = new ArrayList<>();
    try (ResultSet rows = scan.executeQuery()) {
      while (rows.next()) {
        ByteBuffer id = ByteBuffer.wrap(rows.getBytes(1));
        found.add(new UUID(id.getLong(), id.getLong()));
      }
    }
    return found;
  }
}

package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.PageWalk;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Specialty;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Searches doctors, of whom there are many. */
@Command(name = "search", description = "Searches among 1,000,000 doctors, in all orders.")
public final class Search extends Scenario {

  private static final int ORIGINALS = 10_000;
  private static final int SEARCHES_A_TURN = 300;
  private static final int PLACES = 5;
  private static final int DEEP = 50;

  /** The service's jobs read rows, too, now and then. */
  private static final int TIMES_ALONE = 4;

  private static final String TOKYO = "35.680,139.690";
  private static final int USERS = 16;
  private static final double WITHIN_KM = 25;
  private static final int PAGE = 20;
  private static final int SOME_THOUSAND_ROWS = 7000;

  /** Each doctor's distance is computed, as somebody would who has no index. */
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

  @Option(names = "--doctors", description = "How many (default: ${DEFAULT-VALUE}).")
  private int doctors = 1_000_000;

  @Option(
      names = "--kept",
      description =
          "A folder for the database, which is filled once, for minutes, and stays for later runs.")
  private Optional<Path> kept = Optional.empty();

  @Option(names = "--fill-only", description = "Fills the database and measures nothing.")
  private boolean fillOnly;

  @Option(
      names = "--calls",
      description = "Of each kind of search on each of the two pages (default: ${DEFAULT-VALUE}).")
  private int calls = 100;

  @Option(
      names = "--warm-up",
      description = "How many searches in both ways before (default: ${DEFAULT-VALUE}).")
  private int warmUp = 12_000;

  private final SplittableRandom random = new SplittableRandom(2);

  /** Searches of one order, which are measured together. */
  private record Kind(String sort, int page, List<String> paths) {

    private String name() {
      return "by %s, page %d".formatted(sort, page);
    }
  }

  @Override
  String word() {
    return "search";
  }

  @Override
  String title() {
    return "Searches among %,d doctors".formatted(doctors);
  }

  @Override
  String method() {
    return """
        The nearest twenty cardiologists within %.0f km of places in São Paulo, the densest city: %d turns of %d searches through HTTP on one
        connection, the same by the directory's port without HTTP, which sends the same indexed SQL and makes doctors of its rows, and one full scan that computes every doctor's distance in SQL; port and scan
        have to find the same doctors. Before, both ways are warmed up with %,d searches. Then all four orders on one connection, pages 1 and %d, with and without specialty, place with radius, and
        minimum rating, %d calls of each kind after as many to warm up, and by distance from Tokyo without a radius. Before that, each search is made %d times alone, to count the rows that the database reads
        for it; the least counts, as jobs read, too. One in a hundred doctors is the seeded generator's; the others are copies, some kilometres away, at other prices and with other
        ratings.\
        """
        .formatted(WITHIN_KM, repetitions(), SEARCHES_A_TURN, warmUp, DEEP, calls, TIMES_ALONE);
  }

  @Override
  String whyMissed() {
    return """
        The service, its database and the client share the cores, so what HTTP costs is in the client, too. A page deep in the list
        by distance reads the squares on its edge: its rows grow with the square root of the doctors before it, and thousands of one specialty
        in one square of 600 metres, each with coordinates of their own, are not bounded there (ADR 64). The slowest searches by price and
        availability are those near a place: a page walks thousands of rows in its order, most of them too far away. From Tokyo, a page walks over half the globe before it meets a doctor.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    int originals = Math.min(ORIGINALS, doctors);
    try (Testbed testbed =
        kept.isPresent() ? Testbed.kept(kept.get(), originals) : Testbed.of(originals, 0)) {
      try (Connection database = testbed.connect()) {
        long there = Crowd.size(database);
        if (there < doctors) {
          Crowd.copy(database, (int) (there / originals) - 1, doctors / originals - 1);
        }
      }
      return fillOnly ? List.of() : measure(testbed);
    }
  }

  private List<Finding> measure(Testbed testbed) throws Exception {
    List<Finding> findings = new ArrayList<>();
    try (ServiceProcess service = testbed.startService(Map.of());
        Connection database = testbed.connect();
        LoadClient client = LoadClient.connect(service.uri(), USERS)) {
      findings.addAll(nearest(testbed, client, database));
      List<Kind> kinds = kinds(service);
      findings.add(rowsRead(kinds, service, database));
      for (Kind kind : kinds) {
        Iterator<String> paths =
            Stream.generate(kind.paths()::stream).flatMap(each -> each).iterator();
        int all = calls * kind.paths().size() / PLACES;
        client.closed(1, all, () -> get(paths.next()), new Samples());
        Samples samples = new Samples();
        client.closed(1, all, () -> get(paths.next()), samples);
        samples.complete();
        System.out.println(kind.name() + ": " + samples);
        findings.add(
            Finding.atMost(
                "p99 %s (median %s)".formatted(kind.name(), Finding.text(samples.millis(50), "ms")),
                "",
                samples.millis(99),
                25,
                "ms"));
      }
      findings.add(together(client, kinds));
    }
    return findings;
  }

  private List<Finding> nearest(Testbed testbed, LoadClient client, Connection database)
      throws Exception {
    List<Double> http = new ArrayList<>();
    List<Double> port = new ArrayList<>();
    List<Double> scan = new ArrayList<>();
    List<Double> added = new ArrayList<>();
    List<Double> faster = new ArrayList<>();
    try (ApplicationContext context = testbed.open();
        PreparedStatement fullScan = database.prepareStatement(FULL_SCAN)) {
      DoctorListings listings = context.getBean(DoctorListings.class);
      UnitOfWork unitOfWork = context.getBean(UnitOfWork.class);
      client.closed(4, warmUp, Clinic::anySearch, new Samples());
      for (int i = 0; i < warmUp / SEARCHES_A_TURN; i++) {
        byPort(listings, unitOfWork);
      }
      for (int turn = -1; turn < repetitions(); turn++) { // one to warm up the scan
        boolean httpFirst = turn % 2 == 0;
        double first = httpFirst ? byHttp(client) : byPort(listings, unitOfWork);
        double second = httpFirst ? byPort(listings, unitOfWork) : byHttp(client);
        double byHttp = httpFirst ? first : second;
        double byPort = httpFirst ? second : first;
        GeoPoint place = place();
        long start = System.nanoTime();
        List<UUID> scanned = scan(fullScan, place);
        double byScan = (System.nanoTime() - start) / 1e6;
        if (!scanned.equals(found(listings, unitOfWork, place))) {
          throw new IllegalStateException("the two ways find different doctors");
        }
        System.out.printf(
            "nearest: HTTP %.2f ms, port %.2f ms, scan %.0f ms%n", byHttp, byPort, byScan);
        if (turn >= 0) {
          http.add(byHttp);
          port.add(byPort);
          scan.add(byScan);
          added.add(byHttp / byPort);
          faster.add(byScan / byHttp);
        }
      }
    }
    return List.of(
        Finding.atLeast(
            "nearest through HTTP (median %s)".formatted(Finding.text(median(http), "ms")),
            "a full scan (%s), times as fast".formatted(Finding.text(median(scan), "ms")),
            faster,
            100,
            "×"),
        Finding.atMost(
            "nearest through HTTP, time",
            "the same without HTTP (%s)".formatted(Finding.text(median(port), "ms")),
            added,
            1.3,
            "×"));
  }

  private static double byHttp(LoadClient client) {
    Samples samples = new Samples();
    client.closed(1, SEARCHES_A_TURN, Clinic::anySearch, samples);
    return samples.complete().millis(50);
  }

  private double byPort(DoctorListings listings, UnitOfWork unitOfWork) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < SEARCHES_A_TURN; i++) {
      GeoPoint place = place();
      long start = System.nanoTime();
      found(listings, unitOfWork, place);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return median(millis);
  }

  private static List<UUID> found(DoctorListings listings, UnitOfWork unitOfWork, GeoPoint place) {
    DoctorSearch search =
        new DoctorSearch(
            Optional.of(Specialty.CARDIOLOGY),
            Optional.of(place),
            Optional.of(WITHIN_KM),
            Optional.empty(),
            DoctorSearch.Sort.DISTANCE,
            PAGE,
            Optional.empty());
    return unitOfWork.execute(() -> listings.search(search)).items().stream()
        .map(listing -> listing.id().value())
        .toList();
  }

  private static List<UUID> scan(PreparedStatement scan, GeoPoint place) throws SQLException {
    scan.setDouble(1, place.latitude().degrees());
    scan.setDouble(2, place.latitude().degrees());
    scan.setDouble(3, place.longitude().degrees());
    scan.setString(4, "%\"" + Specialty.CARDIOLOGY.code() + "\"%");
    scan.setDouble(5, WITHIN_KM);
    scan.setInt(6, PAGE);
    List<UUID> found = new ArrayList<>();
    try (ResultSet rows = scan.executeQuery()) {
      while (rows.next()) {
        found.add(UuidColumn.Converter.fromBytes(rows.getBytes(1)));
      }
    }
    return found;
  }

  private GeoPoint place() {
    return new GeoPoint(
        -23.55 + (random.nextDouble() - 0.5) * 0.2, -46.63 + (random.nextDouble() - 0.5) * 0.2);
  }

  private List<Kind> kinds(ServiceProcess service) {
    List<Kind> kinds = new ArrayList<>();
    try (PageWalk walk = new PageWalk(service.uri())) {
      for (String sort : List.of("distance", "rating", "price", "availability")) {
        List<String> first = searches(sort);
        List<String> deep = first.stream().flatMap(path -> walk.path(path, DEEP).stream()).toList();
        System.out.printf(
            "by %s: %d searches, %d with %d pages%n", sort, first.size(), deep.size(), DEEP);
        kinds.add(new Kind(sort, 1, first));
        kinds.add(new Kind(sort, DEEP, deep));
      }
    }
    List<String> fromTokyo =
        everyone("distance").stream().map(path -> path + "&near=" + TOKYO).toList();
    kinds.add(new Kind("distance from Tokyo", 1, fromTokyo));
    return kinds;
  }

  private List<String> searches(String sort) {
    List<String> searches = new ArrayList<>();
    for (String everyone : everyone(sort)) {
      if (!sort.equals("distance")) {
        searches.add(everyone);
      }
      for (int i = 0; i < PLACES; i++) {
        GeoPoint place = place();
        searches.add(
            String.format(
                Locale.ROOT,
                "%s&near=%.3f,%.3f&withinKm=%.0f",
                everyone,
                place.latitude().degrees(),
                place.longitude().degrees(),
                WITHIN_KM));
      }
    }
    return searches;
  }

  private static List<String> everyone(String sort) {
    List<String> searches = new ArrayList<>();
    for (String specialty : List.of("", "&specialty=cardiology")) {
      for (String rating : List.of("", "&minRating=4", "&minRating=4.9")) {
        searches.add("/api/v1/doctors?sort=" + sort + specialty + rating);
      }
    }
    return searches;
  }

  private static Finding rowsRead(List<Kind> kinds, ServiceProcess service, Connection database)
      throws SQLException {
    long most = 0;
    String where = "";
    try (LoadClient one = LoadClient.connect(service.uri(), 1)) {
      for (Kind kind : kinds) {
        for (String path : kind.paths()) {
          long rows = rows(one, path, database);
          for (int again = 1; again < TIMES_ALONE; again++) {
            rows = Math.min(rows, rows(one, path, database));
          }
          if (rows > most) {
            most = rows;
            where = kind.name();
          }
        }
      }
    }
    return Finding.atMost(
        "rows that the database reads for one of these searches, at most (%s)".formatted(where),
        "",
        most,
        SOME_THOUSAND_ROWS,
        "rows");
  }

  /** What the service does by itself meanwhile is counted too; hence the smaller one of two. */
  private static long rows(LoadClient client, String path, Connection database)
      throws SQLException {
    long before = rowsRead(database);
    Samples samples = new Samples();
    client.closed(1, 1, () -> get(path), samples);
    samples.complete();
    return rowsRead(database) - before;
  }

  private static long rowsRead(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Rows_read'")) {
      rows.next();
      return rows.getLong(2);
    }
  }

  private static Finding together(LoadClient client, List<Kind> kinds) {
    List<String> first =
        kinds.stream()
            .filter(kind -> kind.page() == 1)
            .flatMap(kind -> kind.paths().stream())
            .toList();
    Samples samples = new Samples();
    client.closed(
        USERS,
        Duration.ofSeconds(5),
        () -> get(first.get(ThreadLocalRandom.current().nextInt(first.size()))),
        samples);
    return Finding.note(
        "all first pages on %d connections".formatted(USERS),
        "median %s, p99 %s"
            .formatted(
                Finding.text(samples.complete().millis(50), "ms"),
                Finding.text(samples.millis(99), "ms")));
  }

  private static Request get(String path) {
    return Request.get("search", path, Optional.empty());
  }
}

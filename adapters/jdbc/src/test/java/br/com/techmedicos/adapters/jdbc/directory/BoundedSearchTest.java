package br.com.techmedicos.adapters.jdbc.directory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.application.directory.DoctorSearch.Sort;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the doctors are like, a page reads some thousands of rows at most, and the pages
 * together are what a full scan finds, in the same order.
 */
class BoundedSearchTest {

  /** Less than a quarter of the doctors. */
  private static final long SOME_THOUSANDS = 7_000;

  private static final GeoPoint CENTRE = new GeoPoint(-23.5505, -46.6333);
  private static final int FULL = 20;
  private static final int LONGEST = 100;

  /** The doctors of a town that exists to make searches slow. */
  enum Town {
    /** Everybody costs the same, has no rating and no free slot, some way apart. */
    ALL_ALIKE {
      @Override
      Listed doctor(SplittableRandom random, int i) {
        return new Listed(id(random), at(random, 0, 40), ListingTable.UNRATED, 10_000, NEVER);
      }
    },

    /** Everybody practises at one address. */
    ONE_ADDRESS {
      @Override
      Listed doctor(SplittableRandom random, int i) {
        return new Listed(id(random), CENTRE, i % 401, 10_000 + i % 7, i % 11);
      }
    },

    /** Everybody practises in one house, each in a place of their own. */
    ONE_HOUSE {
      @Override
      Listed doctor(SplittableRandom random, int i) {
        return new Listed(
            id(random), at(random, 0, 0.01), i % 401, 10_000 + random.nextInt(50_000), i % 11);
      }
    },

    /** Everybody is at one address far from where people look. */
    FAR_AWAY {
      @Override
      Listed doctor(SplittableRandom random, int i) {
        GeoPoint place = i % 100 == 0 ? at(random, 0, 40) : new GeoPoint(-3.1, -60.02);
        return new Listed(id(random), place, i % 401, 10_000 + i, i);
      }
    },

    /** Everybody is on the other side of the world, where a search looks last. */
    OTHER_SIDE {
      @Override
      Listed doctor(SplittableRandom random, int i) {
        GeoPoint tokyo =
            new GeoPoint(
                35.68 + random.nextDouble(-0.3, 0.3), 139.69 + random.nextDouble(-0.3, 0.3));
        return new Listed(id(random), tokyo, i % 401, 10_000 + i, i);
      }
    },

    /** The dear, the badly rated and the booked are near; everybody else is not. */
    DEAR_NEARBY {
      @Override
      Listed doctor(SplittableRandom random, int i) {
        return i % 5 == 0
            ? new Listed(id(random), at(random, 0, 24), 400, 90_000 + i % 50, NEVER)
            : new Listed(id(random), at(random, 26, 60), i % 300, 5_000 + i % 1_000, i);
      }
    },

    /** Nearly nobody is rated well, and those who are live far out, are dear and are booked. */
    BADLY_RATED {
      @Override
      Listed doctor(SplittableRandom random, int i) {
        return i % 12 == 0
            ? new Listed(id(random), at(random, 200, 900), 50, 90_000 + i, NEVER)
            : new Listed(id(random), at(random, 0, 200), 300, 5_000 + i % 1_000, i);
      }
    };

    abstract Listed doctor(SplittableRandom random, int i);
  }

  private static final long NEVER = ListingTable.UNAVAILABLE;

  record Listed(UUID id, GeoPoint place, long rank, long cents, long from) {

    Candidate candidate(DoctorSearch search) {
      double value =
          switch (search.sort()) {
            case DISTANCE -> search.near().orElseThrow().kilometresTo(place);
            case RATING -> SortColumn.RATING.keyValue(rank);
            case PRICE -> SortColumn.PRICE.keyValue(cents);
            case AVAILABILITY -> SortColumn.AVAILABILITY.keyValue(from);
          };
      return new Candidate(new Key(value, new DoctorId(id)), place, rank);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE_HOUSE") // see ADR 64
  void pages_are_bounded_and_complete(Town town) {
    // Several times what a page may read.
    check(TestDatabase.MARIADB, town, 30_000);
  }

  @ParameterizedTest
  @EnumSource
  void pages_are_complete_in_the_embedded_database_too(Town town) {
    check(TestDatabase.H2, town, 3_000);
  }

  @Test
  void one_statement_finds_the_nearest_unless_they_are_very_many_or_very_few() {
    fill(TestDatabase.MARIADB, Town.DEAR_NEARBY, 3_000);
    DoctorSearch search = searches().get(0);
    Matches matches = TestDatabase.MARIADB.bean(Matches.class);
    JdbcOperations operations = TestDatabase.MARIADB.bean(JdbcOperations.class);

    long statements =
        TestDatabase.MARIADB
            .bean(UnitOfWork.class)
            .execute(
                () -> {
                  long before = status(operations, "Com_select");
                  assertThat(matches.page(search).items()).hasSize(FULL);
                  return status(operations, "Com_select") - before;
                });

    assertThat(search.sort()).isEqualTo(Sort.DISTANCE);
    assertThat(statements).isEqualTo(1);
  }

  /** So a row that is read is a step in an index, and no place elsewhere on the disk. */
  @Test
  void indexes_alone_answer_each_query_and_give_its_order() {
    TestDatabase database = TestDatabase.MARIADB;
    fill(database, Town.DEAR_NEARBY, 3_000);

    List<String> queries =
        logged(
            database,
            () -> {
              Matches matches = database.bean(Matches.class);
              for (DoctorSearch search : searches()) {
                Page<Key, Key> first = matches.page(page(search, FULL, Optional.empty()));
                matches.page(page(search, FULL, first.next()));
              }
            });

    assertThat(queries).hasSizeGreaterThan(2 * searches().size());
    database.execute("FLUSH TABLES doctor_listing");
    assertThat(queries)
        .allSatisfy(
            query -> {
              String plan = String.join("", database.query("EXPLAIN FORMAT=JSON " + query));
              assertThat(count(plan, "\"using_index\": true"))
                  .as(plan)
                  .isEqualTo(count(plan, "\"table_name\": \"doctor_listing\""))
                  .isPositive();
              assertThat(plan).doesNotContain("filesort");
            });
  }

  /** The different queries that the server was sent meanwhile, with their values. */
  private static List<String> logged(TestDatabase database, Runnable searches) {
    database.execute("SET GLOBAL log_output = 'TABLE'");
    database.execute("TRUNCATE TABLE mysql.general_log");
    database.execute("SET GLOBAL general_log = ON");
    try {
      searches.run();
    } finally {
      database.execute("SET GLOBAL general_log = OFF");
    }
    return database.query(
        "SELECT DISTINCT argument FROM mysql.general_log"
            + " WHERE command_type IN ('Query', 'Execute') AND argument LIKE '%doctor_listing%'");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private void check(TestDatabase database, Town town, int doctors) {
    List<Listed> listed = fill(database, town, doctors);
    List<String> slow = new ArrayList<>();
    for (DoctorSearch search : searches()) {
      List<Key> expected =
          listed.stream()
              .map(doctor -> doctor.candidate(search))
              .filter(candidate -> candidate.matches(search))
              .map(Candidate::key)
              .sorted()
              .toList();
      List<Key> found = new ArrayList<>();
      Optional<Key> last = Optional.empty();
      int pages = 0;
      check(read(database, page(search, LONGEST, last)), search, 0, slow);
      do {
        Read page = read(database, page(search, FULL, last));
        check(page, search, pages, slow);
        found.addAll(page.page().items());
        last = page.page().next();
        pages++;
      } while (last.isPresent() && found.size() < 8 * FULL);
      assertThat(found)
          .as("%s", search)
          .isEqualTo(expected.subList(0, last.isPresent() ? found.size() : expected.size()));
      for (int from : List.of(50 * FULL, expected.size() * 9 / 10)) {
        if (0 < from && from < expected.size()) {
          Read page = read(database, page(search, FULL, Optional.of(expected.get(from - 1))));
          check(page, search, from / FULL, slow);
          List<Key> items = page.page().items();
          assertThat(items)
              .as("%s from %d", search, from)
              .isEqualTo(expected.subList(from, from + items.size()));
        }
      }
    }
    assertThat(slow).isEmpty();
  }

  private static void check(Read page, DoctorSearch search, int number, List<String> slow) {
    if (page.rows() > SOME_THOUSANDS) {
      slow.add(
          "page %d by %s, %s, %s: %d rows"
              .formatted(
                  number, search.sort(), search.withinKm(), search.minimumRating(), page.rows()));
    }
  }

  private static List<DoctorSearch> searches() {
    return Stream.of(Sort.values())
        .flatMap(
            sort ->
                Stream.of(Optional.<Double>empty(), Optional.of(25.0), Optional.of(1_000.0))
                    .flatMap(
                        within ->
                            Stream.of(Optional.<BigDecimal>empty(), Optional.of(new BigDecimal(4)))
                                .map(
                                    rating ->
                                        new DoctorSearch(
                                            Optional.of(Specialty.CARDIOLOGY),
                                            Optional.of(CENTRE),
                                            within,
                                            rating,
                                            sort,
                                            FULL,
                                            Optional.empty()))))
        .toList();
  }

  private static DoctorSearch page(DoctorSearch search, int limit, Optional<Key> last) {
    return new DoctorSearch(
        search.specialty(),
        search.near(),
        search.withinKm(),
        search.minimumRating(),
        search.sort(),
        limit,
        last);
  }

  // — how much is read —

  record Read(Page<Key, Key> page, long rows) {}

  private static Read read(TestDatabase database, DoctorSearch search) {
    Matches matches = database.bean(Matches.class);
    if (database == TestDatabase.H2) {
      return new Read(matches.page(search), 0);
    }
    JdbcOperations operations = database.bean(JdbcOperations.class);
    return database
        .bean(UnitOfWork.class)
        .execute(
            () -> {
              long before = handlerReads(operations);
              long counting = handlerReads(operations) - before; // which reads rows itself
              long start = before + counting;
              Page<Key, Key> page = matches.page(search);
              return new Read(page, handlerReads(operations) - start - counting);
            });
  }

  private static long handlerReads(JdbcOperations operations) {
    return status(operations, "Handler_read%");
  }

  private static long status(JdbcOperations operations, String names) {
    return operations.execute(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE '" + names + "'")) {
            return sum(row);
          }
        });
  }

  private static long sum(ResultSet row) throws SQLException {
    long sum = 0;
    while (row.next()) {
      sum += row.getLong(2);
    }
    return sum;
  }

  // — who is there —

  private static List<Listed> fill(TestDatabase database, Town town, int doctors) {
    SplittableRandom random = new SplittableRandom(7);
    List<Listed> listed = new ArrayList<>();
    for (int i = 0; i < doctors; i++) {
      listed.add(town.doctor(random, i));
    }
    database.empty();
    for (int i = 0; i < doctors; i += 1_000) {
      database.execute(
          listed.subList(i, Math.min(doctors, i + 1_000)).stream()
              .map(BoundedSearchTest::row)
              .collect(
                  Collectors.joining(
                      ", ",
                      "INSERT INTO doctor_listing (doctor_id, specialty, cell, latitude, longitude,"
                          + " rating_rank, price_cents, available_from) VALUES ",
                      "")));
    }
    if (database != TestDatabase.H2) {
      database.query("ANALYZE TABLE doctor_listing");
    }
    return listed;
  }

  private static String row(Listed doctor) {
    return "(x'%s', 'cardiology', %d, %s, %s, %d, %d, %d)"
        .formatted(
            doctor.id().toString().replace("-", ""),
            Cell.of(doctor.place()).key(),
            doctor.place().latitude().degrees(),
            doctor.place().longitude().degrees(),
            doctor.rank(),
            doctor.cents(),
            doctor.from());
  }

  private static UUID id(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static GeoPoint at(SplittableRandom random, double fromKm, double toKm) {
    double bearing = random.nextDouble(2 * Math.PI);
    double degrees = Math.toDegrees(random.nextDouble(fromKm, toKm) / GeoPoint.EARTH_RADIUS_KM);
    return new GeoPoint(
        CENTRE.latitude().degrees() + degrees * Math.cos(bearing),
        CENTRE.longitude().degrees()
            + degrees * Math.sin(bearing) / Math.cos(Math.toRadians(CENTRE.latitude().degrees())));
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rings find each doctor once and in order, however many there are and wherever they are. */
class NearestFirstTest {

  private static final GeoPoint CENTRE = new GeoPoint(-23.5505, -46.6333);
  private static final int PAGE = 501;

  private final SplittableRandom random = new SplittableRandom(7);
  private final List<Key> nearestFirst = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB"})
  void a_crowd_is_walked_in_the_order_of_distance(TestDatabase database) {
    database.empty();
    add(4_000, 0, 1.5); // a crowd at the centre
    add(3_500, 0.8, 0.8); // a hospital
    add(1_000, 4, 25);
    add(4_000, 25, 26); // a crowd far out
    add(5, 3_000, 15_000);
    nearestFirst.sort(Key::compareTo);
    insert(database);

    List<Key> walked = new ArrayList<>();
    Optional<Key> last = Optional.empty();
    List<Key> page;
    do {
      page = database.bean(NearestFirst.class).keys(search(last), PAGE);
      walked.addAll(page);
      last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
    } while (page.size() == PAGE);

    assertThat(walked).isEqualTo(nearestFirst);
  }

  private static DoctorSearch search(Optional<Key> after) {
    return new DoctorSearch(
        Optional.empty(),
        Optional.of(CENTRE),
        Optional.empty(),
        Optional.empty(),
        DoctorSearch.Sort.DISTANCE,
        PAGE,
        after);
  }

  private void add(int doctors, double fromKm, double toKm) {
    double bearing = random.nextDouble(2 * Math.PI);
    for (int i = 0; i < doctors; i++) {
      boolean inOnePlace = fromKm == toKm;
      GeoPoint place =
          at(
              inOnePlace ? bearing : random.nextDouble(2 * Math.PI),
              inOnePlace ? fromKm : random.nextDouble(fromKm, toKm));
      UUID id = new UUID(random.nextLong(), random.nextLong());
      nearestFirst.add(new Key(CENTRE.kilometresTo(place), new DoctorId(id)));
      rows.add(
          "(x'%s', 'any', %d, %s, %s, 0, 0, 0)"
              .formatted(
                  id.toString().replace("-", ""),
                  Cell.of(place).key(),
                  place.latitude().degrees(),
                  place.longitude().degrees()));
    }
  }

  private static GeoPoint at(double bearing, double km) {
    double angle = km / GeoPoint.EARTH_RADIUS_KM;
    double latitude = Math.toRadians(CENTRE.latitude().degrees());
    double north =
        Math.asin(
            Math.sin(latitude) * Math.cos(angle)
                + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing));
    double east =
        Math.atan2(
            Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude),
            Math.cos(angle) - Math.sin(latitude) * Math.sin(north));
    double longitude = CENTRE.longitude().degrees() + Math.toDegrees(east);
    return new GeoPoint(
        Math.toDegrees(north), longitude < -180 ? longitude + 360 : Math.min(180, longitude));
  }

  private void insert(TestDatabase database) {
    for (int i = 0; i < rows.size(); i += 500) {
      database.execute(
          rows.subList(i, Math.min(rows.size(), i + 500)).stream()
              .collect(
                  Collectors.joining(
                      ", ",
                      "INSERT INTO doctor_listing (doctor_id, specialty, cell, latitude, longitude,"
                          + " rating_rank, price_cents, available_from) VALUES ",
                      "")));
    }
  }
}

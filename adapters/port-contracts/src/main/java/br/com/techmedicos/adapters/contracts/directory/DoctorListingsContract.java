package br.com.techmedicos.adapters.contracts.directory;

import static br.com.techmedicos.adapters.contracts.directory.SampleDoctor.SAO_PAULO;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.EveryPage;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Sort;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The contract of {@link DoctorListings}. Each test has a specialty and a place of its own. */
@Promises
public abstract class DoctorListingsContract {

  private static final Instant MORNING = Instant.parse("2026-11-24T11:00:00Z");
  private static final List<Specialty> SPECIALTIES = List.of(Specialty.values());
  private static final AtomicInteger STORIES = new AtomicInteger();

  private final int story = STORIES.getAndIncrement();
  private final Specialty specialty = specialtyOf(story);
  private final Specialty otherSpecialty = specialtyOf(story + 1);
  private final GeoPoint place = new GeoPoint(-55 + story % 110, 100 + story % 70);

  /** Returns the listings under test. */
  protected abstract DoctorListings listings();

  /** Returns the store of the listed doctors. */
  protected abstract Doctors doctors();

  /** Returns the store of their ratings. */
  protected abstract DoctorRatings ratings();

  /** Returns the unit of work of these stores. */
  protected abstract UnitOfWork unitOfWork();

  /** Sets the next availability of a doctor. */
  protected abstract void nextAvailable(DoctorId doctor, Optional<Instant> at);

  // — who is listed, and as what —

  @Test
  void a_verified_doctor_is_listed_as_patients_see_them() {
    Qualification[] qualifications = {
      new Qualification(otherSpecialty, Optional.of(new Rqe("7654321")), true),
      Qualification.claimed(specialty, Optional.empty())
    };
    Doctor doctor =
        add(SampleDoctor.any().named("Zoë D’Ávila").qualified(qualifications).asking("199.90"));
    rate(doctor, 5, 4);
    nextAvailable(doctor.id(), Optional.of(MORNING));

    DoctorListing asSeen =
        new DoctorListing(
            doctor.id(),
            doctor.crm(),
            doctor.profile(),
            new RatingSummary(9, 2),
            Optional.empty(),
            Optional.of(MORNING));
    assertThat(listings().find(doctor.id())).contains(asSeen);
    assertThat(search(Sort.PRICE).items()).containsExactly(asSeen);
  }

  @Test
  void a_doctor_nobody_rated_and_nothing_is_known_of_is_listed_too() {
    Doctor doctor = add(SampleDoctor.any().in(specialty));

    assertThat(listings().find(doctor.id()))
        .hasValueSatisfying(
            listing -> {
              assertThat(listing.rating()).isEqualTo(RatingSummary.NONE);
              assertThat(listing.nextAvailableAt()).isEmpty();
            });
    assertThat(ids(search(Sort.RATING))).containsExactly(doctor.id());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "VERIFIED")
  void nobody_else_is_listed(VerificationStatus status) {
    Doctor doctor = add(SampleDoctor.any().in(specialty).standing(status));

    assertThat(listings().find(doctor.id())).isEmpty();
    assertThat(search(Sort.PRICE).items()).isEmpty();
  }

  @Test
  void nobody_is_listed_by_an_unknown_id() {
    assertThat(listings().find(new DoctorId(UniqueData.id()))).isEmpty();
  }

  @Test
  void a_doctor_is_listed_from_verification_on_until_suspended() {
    Doctor doctor =
        add(SampleDoctor.any().in(specialty).standing(VerificationStatus.PENDING_VERIFICATION));
    rate(doctor, 3);
    nextAvailable(doctor.id(), Optional.of(MORNING));

    Doctor verified = update(doctor.verify(MORNING).aggregate());
    assertThat(search(Sort.RATING).items())
        .singleElement()
        .satisfies(
            listing -> {
              assertThat(listing.rating()).isEqualTo(new RatingSummary(3, 1));
              assertThat(listing.nextAvailableAt()).contains(MORNING);
            });

    Doctor suspended = update(verified.suspend(new Reason("Licença cassada"), MORNING).aggregate());
    assertThat(search(Sort.RATING).items()).isEmpty();
    assertThat(listings().find(doctor.id())).isEmpty();

    update(suspended.verify(MORNING).aggregate());
    assertThat(search(Sort.RATING).items())
        .extracting(DoctorListing::rating)
        .containsExactly(new RatingSummary(3, 1));
  }

  @Test
  void a_changed_profile_is_found_by_what_it_says_now() {
    Doctor doctor = add(SampleDoctor.any().in(specialty).at(place).asking("100.00"));
    rate(doctor, 4);
    GeoPoint elsewhere =
        new GeoPoint(place.latitude().degrees() + 1, place.longitude().degrees() + 1);

    update(
        doctor
            .changeProfile(
                SampleDoctor.any()
                    .named("Bia Lima")
                    .in(otherSpecialty)
                    .at(elsewhere)
                    .asking("300.00")
                    .profile(),
                MORNING)
            .aggregate());

    assertThat(search(Sort.PRICE).items()).isEmpty();
    assertThat(listings().search(around(place, 10, Sort.DISTANCE)).items()).isEmpty();
    assertThat(listings().search(around(elsewhere, 10, Sort.DISTANCE)).items())
        .singleElement()
        .satisfies(
            listing -> {
              assertThat(listing.profile().name().value()).isEqualTo("Bia Lima");
              assertThat(listing.profile().consultationPrice().plain()).isEqualTo("300.00");
              assertThat(listing.rating()).isEqualTo(new RatingSummary(4, 1));
            });
  }

  // — who is found —

  @Test
  void doctors_are_found_by_each_of_their_specialties() {
    Doctor one = add(SampleDoctor.any().in(specialty));
    Doctor both = add(SampleDoctor.any().in(otherSpecialty, specialty));
    add(SampleDoctor.any().in(otherSpecialty));
    add(SampleDoctor.any());

    assertThat(ids(search(Sort.PRICE))).containsExactly(one.id(), both.id());
  }

  @Test
  void without_a_specialty_everyone_is_found_once() {
    Doctor general = add(SampleDoctor.any().at(place));
    Doctor three =
        add(SampleDoctor.any().in(specialty, otherSpecialty, specialtyOf(story + 2)).at(place));

    for (Sort sort : Sort.values()) {
      assertThat(ids(listings().search(around(place, 1, sort))))
          .as("by " + sort)
          .containsExactly(general.id(), three.id());
    }
  }

  @Test
  void distances_are_great_circles_in_kilometres() {
    GeoPoint rioDeJaneiro = new GeoPoint(-22.9068, -43.1729);
    add(SampleDoctor.any().in(specialty).at(rioDeJaneiro));

    Optional<Double> km = listings().search(near(SAO_PAULO)).items().get(0).distanceKm();

    assertThat(km).contains(SAO_PAULO.kilometresTo(rioDeJaneiro));
    assertThat(km).hasValueSatisfying(value -> assertThat(value).isBetween(355.0, 365.0));
  }

  @Test
  void without_a_place_there_is_no_distance() {
    add(SampleDoctor.any().in(specialty));

    assertThat(search(Sort.PRICE).items().get(0).distanceKm()).isEmpty();
  }

  @Test
  void a_doctor_exactly_as_far_as_one_may_be_is_found() {
    GeoPoint there =
        new GeoPoint(place.latitude().degrees() + 0.2, place.longitude().degrees() - 0.3);
    Doctor doctor = add(SampleDoctor.any().at(there));
    double km = place.kilometresTo(there);

    assertThat(ids(listings().search(around(place, km, Sort.DISTANCE))))
        .containsExactly(doctor.id());
    assertThat(ids(listings().search(around(place, Math.nextDown(km), Sort.DISTANCE)))).isEmpty();
  }

  @Test
  void all_around_a_place_are_found_and_none_beyond() {
    List<DoctorId> inside = new ArrayList<>();
    for (int degrees = 0; degrees < 360; degrees += 15) {
      inside.add(add(SampleDoctor.any().at(from(place, degrees, 0.224))).id()); // < 25 km
      add(SampleDoctor.any().at(from(place, degrees, 0.226))); // > 25 km
    }

    assertThat(ids(listings().search(around(place, 25, Sort.DISTANCE))))
        .containsExactlyInAnyOrderElementsOf(inside);
  }

  @Test
  void the_antimeridian_is_no_border() {
    Doctor west = add(SampleDoctor.any().in(specialty).at(new GeoPoint(-17.0, 179.95)));
    Doctor east = add(SampleDoctor.any().in(specialty).at(new GeoPoint(-17.0, -179.9)));
    Doctor onIt = add(SampleDoctor.any().in(specialty).at(new GeoPoint(-17.0, -180.0)));
    add(SampleDoctor.any().in(specialty).at(new GeoPoint(-17.0, 0.0)));

    assertThat(ids(listings().search(near(new GeoPoint(-17.0, 180.0), 25))))
        .containsExactly(onIt.id(), west.id(), east.id());
    assertThat(ids(listings().search(near(new GeoPoint(-17.0, -179.99), 25))))
        .containsExactly(onIt.id(), west.id(), east.id());
  }

  @Test
  void round_a_pole_every_longitude_is_near() {
    Doctor facing = add(SampleDoctor.any().in(specialty).at(new GeoPoint(89.95, 0)));
    Doctor behind = add(SampleDoctor.any().in(specialty).at(new GeoPoint(89.93, 180)));
    Doctor aside = add(SampleDoctor.any().in(specialty).at(new GeoPoint(89.91, -90)));

    assertThat(ids(listings().search(near(new GeoPoint(90, 77), 25))))
        .containsExactly(facing.id(), behind.id(), aside.id());
    assertThat(ids(listings().search(near(new GeoPoint(89.95, 0), 15))))
        .containsExactly(facing.id(), aside.id(), behind.id());
  }

  @Test
  void the_other_end_of_the_world_is_within_the_farthest_distance() {
    GeoPoint antipode =
        new GeoPoint(-SAO_PAULO.latitude().degrees(), 180 + SAO_PAULO.longitude().degrees());
    Doctor doctor = add(SampleDoctor.any().in(specialty).at(antipode));

    for (Sort sort : Sort.values()) {
      DoctorSearch everywhere = near(SAO_PAULO, Optional.of(DoctorSearch.MAXIMUM_KM), sort, 20);
      assertThat(ids(listings().search(everywhere))).as("by " + sort).containsExactly(doctor.id());
    }
  }

  @Test
  void doctors_are_found_by_the_average_that_is_shown() {
    Doctor twoThirds = add(SampleDoctor.any().in(specialty));
    rate(twoThirds, 5, 5, 4); // 4.67
    Doctor lower = add(SampleDoctor.any().in(specialty));
    rate(lower, 5, 4); // 4.50
    add(SampleDoctor.any().in(specialty));

    assertThat(ids(ratedAtLeast("4.67"))).containsExactly(twoThirds.id());
    assertThat(ids(ratedAtLeast("4.68"))).isEmpty();
    assertThat(ids(ratedAtLeast("4.5"))).containsExactly(twoThirds.id(), lower.id());
    assertThat(ids(ratedAtLeast("1"))).containsExactly(twoThirds.id(), lower.id());
  }

  @ParameterizedTest
  @EnumSource
  void whoever_is_found_meets_every_condition(Sort sort) {
    Doctor found = add(SampleDoctor.any().in(specialty).at(place));
    Doctor otherwise = add(SampleDoctor.any().in(otherSpecialty).at(place));
    Doctor elsewhere = add(SampleDoctor.any().in(specialty).at(from(place, 45, 1)));
    Doctor worse = add(SampleDoctor.any().in(specialty).at(place));
    Stream.of(found, otherwise, elsewhere).forEach(doctor -> rate(doctor, 5));
    rate(worse, 4);

    DoctorSearch search =
        new DoctorSearch(
            Optional.of(specialty),
            Optional.of(place),
            Optional.of(50.0),
            Optional.of(new BigDecimal("4.01")),
            sort,
            20,
            Optional.empty());

    assertThat(ids(listings().search(search))).containsExactly(found.id());
  }

  // — in which order —

  @Test
  void the_nearest_come_first() {
    Doctor far = add(SampleDoctor.any().in(specialty).at(from(place, 10, 3)));
    Doctor farther = add(SampleDoctor.any().in(specialty).at(from(place, 200, 40)));
    Doctor here = add(SampleDoctor.any().in(specialty).at(place));
    Doctor next = add(SampleDoctor.any().in(specialty).at(from(place, 300, 0.01)));

    assertThat(ids(listings().search(near(place))))
        .containsExactly(here.id(), next.id(), far.id(), farther.id());
  }

  @Test
  void the_best_rated_come_first_and_the_unrated_last() {
    Doctor unrated = add(SampleDoctor.any().in(specialty));
    Doctor good = add(SampleDoctor.any().in(specialty));
    rate(good, 4);
    Doctor best = add(SampleDoctor.any().in(specialty));
    rate(best, 5);
    Doctor worst = add(SampleDoctor.any().in(specialty));
    rate(worst, 1);
    Doctor alsoUnrated = add(SampleDoctor.any().in(specialty));

    assertThat(ids(search(Sort.RATING)))
        .containsExactly(best.id(), good.id(), worst.id(), unrated.id(), alsoUnrated.id());
  }

  @Test
  void averages_that_are_shown_the_same_are_the_same() {
    Doctor third = add(SampleDoctor.any().in(specialty));
    rate(third, 3, 3, 4); // 3.333…
    Doctor rounded = add(SampleDoctor.any().in(specialty));
    for (int hundred = 0; hundred < 100; hundred++) {
      rate(rounded, hundred < 33 ? 4 : 3); // 3.33
    }

    assertThat(ids(search(Sort.RATING))).containsExactly(third.id(), rounded.id());
  }

  @Test
  void the_cheapest_come_first() {
    Doctor dear = add(SampleDoctor.any().in(specialty).asking("1000.00"));
    Doctor cheap = add(SampleDoctor.any().in(specialty).asking("99.90"));
    Doctor cheaper = add(SampleDoctor.any().in(specialty).asking("99.89"));
    Doctor free = add(SampleDoctor.any().in(specialty).asking("0.00"));

    assertThat(ids(search(Sort.PRICE)))
        .containsExactly(free.id(), cheaper.id(), cheap.id(), dear.id());
  }

  @Test
  void the_soonest_available_come_first_and_those_without_a_free_slot_last() {
    Doctor unknown = add(SampleDoctor.any().in(specialty));
    Doctor tomorrow = add(SampleDoctor.any().in(specialty));
    nextAvailable(tomorrow.id(), Optional.of(MORNING.plus(Duration.ofDays(1))));
    Doctor full = add(SampleDoctor.any().in(specialty));
    nextAvailable(full.id(), Optional.empty());
    Doctor today = add(SampleDoctor.any().in(specialty));
    nextAvailable(today.id(), Optional.of(MORNING));

    assertThat(ids(search(Sort.AVAILABILITY)))
        .containsExactly(today.id(), tomorrow.id(), unknown.id(), full.id());
  }

  @Test
  void a_new_rating_and_a_new_availability_change_the_order() {
    Doctor one = add(SampleDoctor.any().in(specialty));
    Doctor other = add(SampleDoctor.any().in(specialty));
    rate(one, 4);
    rate(other, 3);
    nextAvailable(one.id(), Optional.of(MORNING));
    nextAvailable(other.id(), Optional.of(MORNING.plusSeconds(300)));

    rate(other, 5, 5);
    nextAvailable(one.id(), Optional.of(MORNING.plusSeconds(600)));

    assertThat(ids(search(Sort.RATING))).containsExactly(other.id(), one.id());
    assertThat(ids(search(Sort.AVAILABILITY))).containsExactly(other.id(), one.id());
  }

  // — page by page —

  @ParameterizedTest
  @EnumSource
  void pages_follow_each_other_without_gaps_or_doubles(Sort sort) {
    List<Doctor> crowd = crowdWithManyTies();

    List<DoctorId> all = ids(listings().search(near(place, Optional.empty(), sort, 100)));
    List<Page<DoctorListing, DoctorSearch.Key>> pages =
        pages(near(place, Optional.empty(), sort, 5));

    assertThat(all).containsExactlyInAnyOrderElementsOf(crowd.stream().map(Doctor::id).toList());
    assertThat(pages).extracting(page -> page.items().size()).containsExactly(5, 5, 5, 5, 3);
    assertThat(pages.stream().flatMap(page -> ids(page).stream())).containsExactlyElementsOf(all);
  }

  @ParameterizedTest
  @EnumSource
  void pages_of_a_small_area_follow_each_other_too(Sort sort) {
    List<Doctor> crowd = crowdWithManyTies();

    List<Page<DoctorListing, DoctorSearch.Key>> pages =
        pages(near(place, Optional.of(60.0), sort, 4));

    List<DoctorId> inside =
        crowd.stream()
            .filter(doctor -> place.kilometresTo(doctor.profile().practice().location()) <= 60)
            .map(Doctor::id)
            .toList();
    assertThat(inside).hasSizeBetween(9, 20);
    assertThat(pages.stream().flatMap(page -> ids(page).stream()))
        .containsExactlyInAnyOrderElementsOf(inside);
  }

  @Test
  void pages_go_round_the_world() {
    for (int latitude = -80; latitude <= 80; latitude += 40) {
      for (int longitude = -180; longitude < 180; longitude += 45) {
        add(SampleDoctor.any().in(specialty).at(new GeoPoint(latitude, longitude)));
      }
    }

    List<DoctorListing> all =
        pages(near(SAO_PAULO, Optional.empty(), Sort.DISTANCE, 7)).stream()
            .flatMap(page -> page.items().stream())
            .toList();

    assertThat(all).hasSize(40).doesNotHaveDuplicates();
    assertThat(all)
        .isSortedAccordingTo(
            Comparator.comparing((DoctorListing listing) -> listing.distanceKm().orElseThrow())
                .thenComparing(listing -> listing.id().value()));
  }

  @ParameterizedTest
  @EnumSource
  void the_last_page_may_be_full(Sort sort) {
    Doctor first = add(SampleDoctor.any().in(specialty));
    Doctor second = add(SampleDoctor.any().in(specialty));

    var only = listings().search(near(place, Optional.empty(), sort, 2));

    assertThat(ids(only)).containsExactly(first.id(), second.id());
    assertThat(only.next()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoever_looks_for_nobody_finds_nobody(Sort sort) {
    var nobody = listings().search(near(place, Optional.empty(), sort, 20));

    assertThat(nobody.items()).isEmpty();
    assertThat(nobody.next()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_page_goes_on_where_the_last_ended_even_if_that_doctor_has_left(Sort sort) {
    Doctor first = add(SampleDoctor.any().in(specialty));
    Doctor second = add(SampleDoctor.any().in(specialty));
    Doctor third = add(SampleDoctor.any().in(specialty));
    DoctorSearch search = near(place, Optional.empty(), sort, 2);
    var page = listings().search(search);
    assertThat(ids(page)).containsExactly(first.id(), second.id());

    update(second.suspend(new Reason("Licença cassada"), MORNING).aggregate());

    assertThat(ids(listings().search(after(search, page.next())))).containsExactly(third.id());
  }

  // — helpers —

  /** Creates twenty-three doctors with many ties in price, average, slot and place. */
  private List<Doctor> crowdWithManyTies() {
    return IntStream.range(0, 23)
        .mapToObj(
            i -> {
              Doctor doctor =
                  add(
                      SampleDoctor.any()
                          .in(specialty)
                          .asking("%d.50".formatted(100 + i % 3))
                          .at(from(place, i % 4 * 90, 0.3 * (i % 5))));
              if (i % 4 != 0) {
                rate(doctor, i % 4 + 1);
                nextAvailable(doctor.id(), Optional.of(MORNING.plusSeconds(3000L * (i % 3))));
              }
              return doctor;
            })
        .toList();
  }

  private List<Page<DoctorListing, DoctorSearch.Key>> pages(DoctorSearch search) {
    return EveryPage.of(next -> listings().search(after(search, next)));
  }

  private static DoctorSearch after(DoctorSearch search, Optional<DoctorSearch.Key> key) {
    return new DoctorSearch(
        search.specialty(),
        search.near(),
        search.withinKm(),
        search.minimumRating(),
        search.sort(),
        search.limit(),
        key);
  }

  private Page<DoctorListing, DoctorSearch.Key> search(Sort sort) {
    return listings()
        .search(
            new DoctorSearch(
                Optional.of(specialty),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sort,
                20,
                Optional.empty()));
  }

  /** A search for doctors of the test's specialty, nearest first. */
  private DoctorSearch near(GeoPoint where) {
    return near(where, Optional.empty(), Sort.DISTANCE, 20);
  }

  private DoctorSearch near(GeoPoint where, double withinKm) {
    return near(where, Optional.of(withinKm), Sort.DISTANCE, 20);
  }

  private DoctorSearch near(GeoPoint where, Optional<Double> withinKm, Sort sort, int limit) {
    return new DoctorSearch(
        Optional.of(specialty),
        Optional.of(where),
        withinKm,
        Optional.empty(),
        sort,
        limit,
        Optional.empty());
  }

  private Page<DoctorListing, DoctorSearch.Key> ratedAtLeast(String average) {
    return listings()
        .search(
            new DoctorSearch(
                Optional.of(specialty),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(average)),
                Sort.RATING,
                20,
                Optional.empty()));
  }

  private static DoctorSearch around(GeoPoint where, double km, Sort sort) {
    return new DoctorSearch(
        Optional.empty(),
        Optional.of(where),
        Optional.of(km),
        Optional.empty(),
        sort,
        100,
        Optional.empty());
  }

  private static Specialty specialtyOf(int story) {
    return SPECIALTIES.get(story % SPECIALTIES.size());
  }

  private static GeoPoint from(GeoPoint where, int degreesFromNorth, double degreesAway) {
    double bearing = Math.toRadians(degreesFromNorth);
    double shrink = Math.cos(Math.toRadians(where.latitude().degrees()));
    return new GeoPoint(
        where.latitude().degrees() + degreesAway * Math.cos(bearing),
        where.longitude().degrees() + degreesAway * Math.sin(bearing) / shrink);
  }

  private static List<DoctorId> ids(Page<DoctorListing, DoctorSearch.Key> page) {
    return page.items().stream().map(DoctorListing::id).toList();
  }

  private Doctor add(SampleDoctor sample) {
    Doctor doctor = sample.doctor();
    return unitOfWork()
        .execute(
            () -> {
              doctors().add(doctor);
              return doctor;
            });
  }

  private Doctor update(Doctor doctor) {
    return unitOfWork()
        .execute(
            () -> {
              doctors().update(doctor);
              return doctor;
            });
  }

  private void rate(Doctor doctor, int... stars) {
    unitOfWork()
        .execute(
            () -> {
              IntStream.of(stars).forEach(each -> ratings().add(doctor.id(), new Stars(each)));
              return stars;
            });
  }
}

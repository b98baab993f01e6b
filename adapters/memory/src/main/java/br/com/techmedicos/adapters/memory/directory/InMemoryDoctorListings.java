package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Searches doctors by a full scan. */
public final class InMemoryDoctorListings implements DoctorListings {

  private final Doctors doctors;
  private final Supplier<List<Doctor>> all;
  private final DoctorRatings ratings;
  private final Function<DoctorId, Optional<Instant>> nextAvailableAt;

  /**
   * Searches what any store of doctors holds.
   *
   * @param all all that it holds, in any order
   */
  public InMemoryDoctorListings(
      Doctors doctors,
      Supplier<List<Doctor>> all,
      DoctorRatings ratings,
      Function<DoctorId, Optional<Instant>> nextAvailableAt) {
    this.doctors = doctors;
    this.all = all;
    this.ratings = ratings;
    this.nextAvailableAt = nextAvailableAt;
  }

  @Override
  public Page<DoctorListing, DoctorSearch.Key> search(DoctorSearch search) {
    return Pages.cut(
        all.get().stream()
            .filter(doctor -> doctor.status().bookable())
            .map(doctor -> listing(doctor, search.near()))
            .filter(listing -> matches(listing, search)),
        listing -> new DoctorSearch.Key(value(listing, search.sort()), listing.id()),
        Comparator.naturalOrder(),
        search.limit(),
        search.after());
  }

  @Override
  public Optional<DoctorListing> find(DoctorId id) {
    return doctors
        .find(id)
        .filter(doctor -> doctor.status().bookable())
        .map(doctor -> listing(doctor, Optional.empty()));
  }

  private DoctorListing listing(Doctor doctor, Optional<GeoPoint> near) {
    return new DoctorListing(
        doctor.id(),
        doctor.crm(),
        doctor.profile(),
        ratings.of(doctor.id()),
        near.map(place -> place.kilometresTo(doctor.profile().practice().location())),
        nextAvailableAt.apply(doctor.id()));
  }

  private static boolean matches(DoctorListing listing, DoctorSearch search) {
    boolean statesSpecialty =
        search.specialty().isEmpty()
            || listing.profile().qualifications().stream()
                .anyMatch(q -> q.specialty() == search.specialty().get());
    boolean nearEnough =
        search.withinKm().isEmpty()
            || listing.distanceKm().filter(km -> km <= search.withinKm().get()).isPresent();
    boolean goodEnough =
        search.minimumRating().isEmpty()
            || listing
                .rating()
                .average()
                .filter(average -> average.compareTo(search.minimumRating().get()) >= 0)
                .isPresent();
    return statesSpecialty && nearEnough && goodEnough;
  }

  private static double value(DoctorListing listing, DoctorSearch.Sort sort) {
    return switch (sort) {
      case DISTANCE -> listing.distanceKm().orElseThrow();
      case RATING ->
          listing
              .rating()
              .average()
              .map(average -> -average.doubleValue())
              .orElse(Double.POSITIVE_INFINITY);
      case PRICE -> listing.profile().consultationPrice().amount().doubleValue();
      case AVAILABILITY ->
          listing
              .nextAvailableAt()
              .map(next -> (double) next.getEpochSecond())
              .orElse(Double.POSITIVE_INFINITY);
    };
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Cents;
import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.Specialty;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table that searches read: one row for each specialty of each verified doctor, and one for
 * {@link #ANY}. It is updated in the same transaction as its sources: the doctor, the rating total
 * and the next availability.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class ListingTable implements GenericRepository<ListingTable.ListingRow, UUID> {

  /** The specialty of rows for searches without a specialty. */
  static final String ANY = "any";

  /** The rank of doctors without a rating, after all others. */
  static final long UNRATED = Short.MAX_VALUE;

  static final long UNAVAILABLE = Long.MAX_VALUE;

  static final long FIVE_STARS = 500;

  @MappedEntity("doctor_listing")
  record ListingRow(
      @UuidColumn UUID doctorId,
      String specialty,
      long cell,
      double latitude,
      double longitude,
      long ratingRank,
      int priceCents,
      long availableFrom) {}

  /** The columns of other tables that a listing repeats. */
  @MappedEntity("doctor_rating")
  record RepeatedRow(long stars, long ratings, @InstantColumn @Nullable Instant nextAvailableAt) {}

  void list(Doctor doctor) {
    if (!doctor.status().bookable()) {
      return;
    }
    UUID id = doctor.id().value();
    lockRating(id);
    lockAvailability(id, Instant.MAX); // no availability to compute until an agenda is published
    RepeatedRow repeated = repeated(id);
    GeoPoint location = doctor.profile().practice().location();
    Stream.concat(
            Stream.of(ANY),
            doctor.profile().qualifications().stream().map(q -> q.specialty().code()))
        .forEach(
            specialty ->
                save(
                    new ListingRow(
                        id,
                        specialty,
                        Cell.of(location).key(),
                        location.latitude().degrees(),
                        location.longitude().degrees(),
                        rank(new RatingSummary(repeated.stars(), repeated.ratings())),
                        Cents.of(doctor.profile().consultationPrice()),
                        availableFrom(Optional.ofNullable(repeated.nextAvailableAt())))));
  }

  abstract void save(ListingRow row);

  /** Locks the rating total, so that no rating is added between reading it and writing the rank. */
  @Query(
      "INSERT INTO doctor_rating (doctor_id, stars, ratings) VALUES (:doctorId, 0, 0)"
          + " ON DUPLICATE KEY UPDATE stars = stars")
  abstract void lockRating(UUID doctorId);

  /**
   * Locks the availability entry. A concurrent computation detects by the mark that its result is
   * stale.
   */
  @Query(
      "INSERT INTO availability (doctor_id, holds_until, mark) VALUES (:doctorId, :holdsUntil, 1)"
          + " ON DUPLICATE KEY UPDATE mark = mark + 1")
  abstract void lockAvailability(UUID doctorId, @InstantColumn Instant holdsUntil);

  @Query(
      "SELECT r.stars, r.ratings, a.next_available_at FROM doctor_rating r"
          + " JOIN availability a ON a.doctor_id = r.doctor_id WHERE r.doctor_id = :doctorId")
  abstract RepeatedRow repeated(UUID doctorId);

  @Query("DELETE FROM doctor_listing WHERE doctor_id = :doctorId")
  abstract void unlist(UUID doctorId);

  @Query("UPDATE doctor_listing SET rating_rank = :ratingRank WHERE doctor_id = :doctorId")
  abstract void rate(UUID doctorId, long ratingRank);

  /**
   * Copies the next availability of doctors.
   *
   * @param doctors whose entries the caller has replaced, and therefore locked
   */
  @Query(
      "UPDATE doctor_listing SET available_from ="
          + " (SELECT COALESCE(FLOOR(a.next_available_at / 1000000), "
          + UNAVAILABLE
          + ") FROM availability a WHERE a.doctor_id = doctor_listing.doctor_id)"
          + " WHERE doctor_id IN (:doctors)")
  public abstract void makeAvailable(@Expandable @UuidColumn List<UUID> doctors);

  /** Returns the rank of a rating: hundredths of a star below five. */
  static long rank(RatingSummary rating) {
    return rating
        .average()
        .map(average -> FIVE_STARS - average.movePointRight(2).longValueExact())
        .orElse(UNRATED);
  }

  /**
   * Returns the worst rank that still has a minimum rating. Averages have two decimals, so a
   * minimum with more is rounded up.
   */
  static long rank(BigDecimal minimumRating) {
    return FIVE_STARS
        - minimumRating.movePointRight(2).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  static long availableFrom(Optional<Instant> nextAvailableAt) {
    return nextAvailableAt.map(Instant::getEpochSecond).orElse(UNAVAILABLE);
  }

  static String keyOf(Optional<Specialty> specialty) {
    return specialty.map(Specialty::code).orElse(ANY);
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What searches read: a row for each specialty of each verified doctor, and one for {@link #ANY}.
 * Written in the transaction that changes what it repeats: the doctor, the sum of their ratings, or
 * when they are next available.
 */
@Singleton
public final class ListingTable {

  /** The specialty of the rows that a search without a specialty reads. */
  static final String ANY = "any";

  /** Ranks and seconds that come after all others. */
  static final long UNRATED = Short.MAX_VALUE;

  static final long UNAVAILABLE = Long.MAX_VALUE;

  static final long FIVE_STARS = 500;

  private final Sql sql;

  ListingTable(Sql sql) {
    this.sql = sql;
  }

  void list(Doctor doctor) {
    if (!doctor.status().bookable()) {
      return;
    }
    DoctorId id = doctor.id();
    long rank = rank(lockedRating(id));
    long availableFrom = availableFrom(lockedAvailability(id));
    GeoPoint location = doctor.profile().practice().location();
    Stream.concat(
            Stream.of(ANY),
            doctor.profile().qualifications().stream().map(q -> q.specialty().code()))
        .forEach(
            specialty ->
                sql.update(
                    "INSERT INTO doctor_listing (doctor_id, specialty, cell, latitude, longitude,"
                        + " rating_rank, price_cents, available_from)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    id.value(),
                    specialty,
                    Cell.of(location).key(),
                    location.latitude(),
                    location.longitude(),
                    rank,
                    DoctorColumns.cents(doctor.profile().consultationPrice()),
                    availableFrom));
  }

  void unlist(DoctorId doctor) {
    sql.update("DELETE FROM doctor_listing WHERE doctor_id = ?", doctor.value());
  }

  void rate(DoctorId doctor, RatingSummary rating) {
    sql.update(
        "UPDATE doctor_listing SET rating_rank = ? WHERE doctor_id = ?",
        rank(rating),
        doctor.value());
  }

  /**
   * Changes when a doctor is next available.
   *
   * @param doctor who
   * @param nextAvailableAt the first free slot's start
   */
  public void makeAvailable(DoctorId doctor, Optional<Instant> nextAvailableAt) {
    sql.update(
        "UPDATE doctor_listing SET available_from = ? WHERE doctor_id = ?",
        availableFrom(nextAvailableAt),
        doctor.value());
  }

  /** Locks the sum, so that no rating is added between reading it and writing its rank. */
  private RatingSummary lockedRating(DoctorId doctor) {
    sql.update(
        "INSERT INTO doctor_rating (doctor_id, stars, ratings) VALUES (?, 0, 0)"
            + " ON DUPLICATE KEY UPDATE stars = stars",
        doctor.value());
    return sql.find(
            "SELECT stars, ratings FROM doctor_rating WHERE doctor_id = ?",
            row -> new RatingSummary(row.number("stars"), row.number("ratings")),
            doctor.value())
        .orElse(RatingSummary.NONE);
  }

  /** Locks the entry likewise; a computation under way sees by the mark that it came too late. */
  private Optional<Instant> lockedAvailability(DoctorId doctor) {
    sql.update(
        "INSERT INTO availability (doctor_id, holds_until, mark) VALUES (?, ?, 1)"
            + " ON DUPLICATE KEY UPDATE mark = mark + 1",
        doctor.value(),
        Instant.MAX); // nothing to compute until an agenda is published
    return sql.find(
            "SELECT next_available_at FROM availability WHERE doctor_id = ?",
            row -> row.optionalInstant("next_available_at"),
            doctor.value())
        .orElse(Optional.empty());
  }

  /** Hundredths of stars below five. */
  static long rank(RatingSummary rating) {
    return rating
        .average()
        .map(average -> FIVE_STARS - average.movePointRight(2).longValueExact())
        .orElse(UNRATED);
  }

  static long availableFrom(Optional<Instant> nextAvailableAt) {
    return nextAvailableAt.map(Instant::getEpochSecond).orElse(UNAVAILABLE);
  }

  static String keyOf(Optional<Specialty> specialty) {
    return specialty.map(Specialty::code).orElse(ANY);
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Singleton;

/** The sums of ratings. The database adds, so that no two who rate at once lose one. */
@Singleton
public final class JdbcDoctorRatings implements DoctorRatings {

  private final Sql sql;
  private final ListingTable listings;

  JdbcDoctorRatings(Sql sql, ListingTable listings) {
    this.sql = sql;
    this.listings = listings;
  }

  @Override
  public void add(DoctorId doctor, int stars) {
    sql.atomically(
        () -> {
          sql.update(
              "INSERT INTO doctor_rating (doctor_id, stars, ratings) VALUES (?, ?, 1)"
                  + " ON DUPLICATE KEY UPDATE stars = stars + ?, ratings = ratings + 1",
              doctor.value(),
              stars,
              stars);
          listings.rate(doctor, of(doctor));
        });
  }

  @Override
  public RatingSummary of(DoctorId doctor) {
    return sql.find(
            "SELECT stars, ratings FROM doctor_rating WHERE doctor_id = ?",
            row -> new RatingSummary(row.number("stars"), row.number("ratings")),
            doctor.value())
        .orElse(RatingSummary.NONE);
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The rating totals. The database does the addition, so that concurrent ratings are not lost. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcDoctorRatings
    implements DoctorRatings, GenericRepository<JdbcDoctorRatings.RatingRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;
  private final ListingTable listings;

  JdbcDoctorRatings(JdbcUnitOfWork unitOfWork, ListingTable listings) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
  }

  @MappedEntity("doctor_rating")
  record RatingRow(@Id @UuidColumn UUID doctorId, long stars, long ratings) {

    RatingSummary summary() {
      return new RatingSummary(stars, ratings);
    }
  }

  @Override
  public void add(DoctorId doctor, Stars stars) {
    unitOfWork.atomically(
        () -> {
          add(doctor.value(), stars.count());
          listings.rate(doctor.value(), ListingTable.rank(of(doctor)));
        });
  }

  @Query(
      "INSERT INTO doctor_rating (doctor_id, stars, ratings) VALUES (:doctorId, :stars, 1)"
          + " ON DUPLICATE KEY UPDATE stars = stars + :stars, ratings = ratings + 1")
  abstract void add(UUID doctorId, int stars);

  @Override
  public RatingSummary of(DoctorId doctor) {
    return findByDoctorId(doctor.value()).map(RatingRow::summary).orElse(RatingSummary.NONE);
  }

  abstract Optional<RatingRow> findByDoctorId(UUID doctorId);
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Conditions;
import br.com.techmedicos.adapters.jdbc.shared.Pages;
import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The verified doctors, as patients see them. A search finds the keys of a page in the {@link
 * ListingTable}, then reads those doctors.
 */
@Singleton
public final class JdbcDoctorListings implements DoctorListings {

  private static final String SELECT =
      "SELECT d.*, r.stars, r.ratings, a.next_available_at FROM doctor d"
          + " LEFT JOIN doctor_rating r ON r.doctor_id = d.id"
          + " LEFT JOIN availability a ON a.doctor_id = d.id";

  private final Sql sql;
  private final DoctorColumns columns;
  private final NearestFirst nearestFirst;
  private final RankedFirst rankedFirst;

  JdbcDoctorListings(
      Sql sql, DoctorColumns columns, NearestFirst nearestFirst, RankedFirst rankedFirst) {
    this.sql = sql;
    this.columns = columns;
    this.nearestFirst = nearestFirst;
    this.rankedFirst = rankedFirst;
  }

  @Override
  public Page<DoctorListing, Key> search(DoctorSearch search) {
    Page<Key, Key> page =
        Pages.cut(
            switch (search.sort()) {
              case DISTANCE -> nearestFirst.keys(search, search.limit() + 1);
              case RATING -> rankedFirst.keys(search, SortColumn.RATING, search.limit() + 1);
              case PRICE -> rankedFirst.keys(search, SortColumn.PRICE, search.limit() + 1);
              case AVAILABILITY ->
                  rankedFirst.keys(search, SortColumn.AVAILABILITY, search.limit() + 1);
            },
            Function.identity(),
            search.limit());
    return new Page<>(listings(page.items(), search.near()), page.next());
  }

  /** In the order of the keys. Who was suspended since the keys were read is left out. */
  private List<DoctorListing> listings(List<Key> keys, Optional<GeoPoint> near) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Conditions verified =
        new Conditions("d.status = ?", VerificationStatus.VERIFIED)
            .and(
                "d.id IN (?" + ", ?".repeat(keys.size() - 1) + ")",
                keys.stream().map(key -> key.doctor().value()).toArray());
    Map<DoctorId, DoctorListing> byId =
        sql.list(SELECT + verified.sql(), row -> listing(row, near), verified.values()).stream()
            .collect(Collectors.toMap(DoctorListing::id, Function.identity()));
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(byId.get(key.doctor())).stream())
        .toList();
  }

  @Override
  public Optional<DoctorListing> find(DoctorId id) {
    return sql.find(
        SELECT + " WHERE d.id = ? AND d.status = ?",
        row -> listing(row, Optional.empty()),
        id.value(),
        VerificationStatus.VERIFIED);
  }

  private DoctorListing listing(Row row, Optional<GeoPoint> near) {
    var practice = DoctorColumns.practice(row);
    return new DoctorListing(
        DoctorColumns.id(row),
        DoctorColumns.name(row),
        DoctorColumns.crm(row),
        columns.qualifications(row),
        DoctorColumns.price(row),
        new RatingSummary(row.number("stars"), row.number("ratings")), // null reads as zero
        practice,
        near.map(place -> place.kilometresTo(practice.location())),
        row.optionalInstant("next_available_at"));
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.directory.Ring.KeyRange;
import br.com.techmedicos.adapters.jdbc.shared.Conditions;
import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the {@link ListingTable}, each way by the one index made for it. */
@Singleton
final class Candidates {

  private static final String COLUMNS =
      "SELECT doctor_id, latitude, longitude, rating_rank, price_cents, available_from"
          + " FROM doctor_listing";

  private final Sql sql;

  Candidates(Sql sql) {
    this.sql = sql;
  }

  /** A doctor who may be what a patient looks for. */
  record Candidate(
      DoctorId doctor, GeoPoint location, long ratingRank, long priceCents, long availableFrom) {

    private static Candidate of(Row row) {
      return new Candidate(
          new DoctorId(row.id("doctor_id")),
          new GeoPoint(row.degrees("latitude"), row.degrees("longitude")),
          row.number("rating_rank"),
          row.number("price_cents"),
          row.number("available_from"));
    }

    double kilometresTo(GeoPoint place) {
      return place.kilometresTo(location);
    }

    Key key(SortColumn sort) {
      return new Key(
          sort.keyValue(
              switch (sort) {
                case RATING -> ratingRank;
                case PRICE -> priceCents;
                case AVAILABILITY -> availableFrom;
              }),
          doctor);
    }
  }

  /** Those in a ring, and some around it, in no order. */
  List<Candidate> in(Ring ring, DoctorSearch search, int atMost) {
    StringBuilder union = new StringBuilder();
    List<Object> values = new ArrayList<>();
    for (KeyRange range : ring.cover()) {
      Conditions conditions =
          matching(search).and("cell BETWEEN ? AND ?", range.first(), range.last());
      union
          .append(union.isEmpty() ? "" : " UNION ALL ")
          .append(COLUMNS)
          .append(" USE INDEX (doctor_listing_by_place)")
          .append(conditions.sql());
      values.addAll(Arrays.asList(conditions.values()));
    }
    if (values.isEmpty()) {
      return List.of();
    }
    values.add(atMost);
    return sql.list(union + " LIMIT ?", Candidate::of, values.toArray());
  }

  /** Those that follow a key in an order, in that order. */
  List<Candidate> following(Optional<Key> after, SortColumn sort, DoctorSearch search, int atMost) {
    Conditions conditions = matching(search);
    after.ifPresent(
        key -> {
          long value = sort.columnValue(key.value());
          conditions
              .and(sort.column() + " >= ?", value) // a range for the index; the rest is for ties
              .and("(" + sort.column() + " > ? OR doctor_id > ?)", value, key.doctor().value());
        });
    return sql.list(
        COLUMNS
            + " USE INDEX ("
            + sort.index()
            + ")"
            + conditions.sql()
            + " ORDER BY "
            + sort.column()
            + ", doctor_id LIMIT ?",
        Candidate::of,
        conditions.values(atMost));
  }

  private static Conditions matching(DoctorSearch search) {
    return new Conditions("specialty = ?", ListingTable.keyOf(search.specialty()))
        .and("rating_rank <= ?", search.minimumRating().map(Candidates::worstRank));
  }

  /** Averages have two decimals; a minimum that has more is met by the next one above it. */
  private static long worstRank(BigDecimal minimumRating) {
    return ListingTable.FIVE_STARS
        - minimumRating.movePointRight(2).setScale(0, RoundingMode.CEILING).longValueExact();
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.directory.Ring.KeyRange;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads candidates from the {@link ListingTable}. Each query uses the index made for it. */
@Singleton
final class Candidates {

  private static final String COLUMNS =
      "SELECT doctor_id, latitude, longitude, rating_rank, price_cents, available_from"
          + " FROM doctor_listing";

  private final JdbcOperations operations;

  Candidates(JdbcOperations operations) {
    this.operations = operations;
  }

  /** A doctor who may match a search. */
  record Candidate(
      DoctorId doctor, GeoPoint location, long ratingRank, long priceCents, long availableFrom) {

    private static Candidate of(ResultSet row) throws SQLException {
      return new Candidate(
          new DoctorId(UuidColumn.Converter.fromBytes(row.getBytes("doctor_id"))),
          new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
          row.getLong("rating_rank"),
          row.getLong("price_cents"),
          row.getLong("available_from"));
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

  /** Returns the candidates in a ring and some around it, unsorted. */
  List<Candidate> in(Ring ring, DoctorSearch search, int atMost) {
    StringBuilder union = new StringBuilder();
    List<Object> values = new ArrayList<>();
    for (KeyRange range : ring.cover()) {
      union
          .append(union.isEmpty() ? "" : " UNION ALL ")
          .append(COLUMNS)
          .append(" USE INDEX (doctor_listing_by_place)")
          .append(matching(search, values))
          .append(" AND cell BETWEEN ? AND ?");
      values.add(range.first());
      values.add(range.last());
    }
    // H2 keeps the plan of a SELECT, not that of a UNION
    String sql = "SELECT * FROM (" + union + " LIMIT ?) candidate";
    return values.isEmpty() ? List.of() : read(sql, values, atMost);
  }

  /** Returns the candidates after a key, in the order of a column. */
  List<Candidate> following(Optional<Key> after, SortColumn sort, DoctorSearch search, int atMost) {
    String column = sort.column();
    List<Object> values = new ArrayList<>();
    StringBuilder sql =
        new StringBuilder(COLUMNS + " USE INDEX (" + sort.index() + ")" + matching(search, values));
    if (after.isPresent()) {
      long value = sort.columnValue(after.get().value());
      sql.append(" AND " + column + " >= ?") // a range for the index; then ties
          .append(" AND (" + column + " > ? OR doctor_id > ?)");
      values.add(value);
      values.add(value);
      values.add(UuidColumn.Converter.toBytes(after.get().doctor().value()));
    }
    return read(sql + " ORDER BY " + column + ", doctor_id LIMIT ?", values, atMost);
  }

  private static String matching(DoctorSearch search, List<Object> values) {
    values.add(ListingTable.keyOf(search.specialty()));
    if (search.minimumRating().isEmpty()) {
      return " WHERE specialty = ?";
    }
    values.add(worstRank(search.minimumRating().get()));
    return " WHERE specialty = ? AND rating_rank <= ?";
  }

  private List<Candidate> read(String sql, List<Object> values, int atMost) {
    values.add(atMost);
    return operations.execute(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i));
            }
            List<Candidate> candidates = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                candidates.add(Candidate.of(row));
              }
            }
            return candidates;
          }
        });
  }

  /**
   * Returns the worst rank that still has the minimum rating. Averages have two decimals, so a
   * minimum with more is rounded up.
   */
  private static long worstRank(BigDecimal minimumRating) {
    return ListingTable.FIVE_STARS
        - minimumRating.movePointRight(2).setScale(0, RoundingMode.CEILING).longValueExact();
  }
}

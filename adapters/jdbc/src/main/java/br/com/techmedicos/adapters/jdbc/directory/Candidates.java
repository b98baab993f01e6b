package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads candidates from the {@link ListingTable}. Each query reads a range of one index, which
 * holds all its columns, and returns every row that it reads: what a range cannot tell is left to
 * the caller, so that a limit of rows is a limit of work.
 */
@Singleton
final class Candidates {

  // the columns of each query; looking them up by name takes longer than reading them
  private static final int LIST = 1;
  private static final int DOCTOR = 2;
  private static final int LATITUDE = 3;
  private static final int LONGITUDE = 4;
  private static final int RATING = 5;
  private static final int SORT_VALUE = 6;

  private final JdbcOperations operations;

  Candidates(JdbcOperations operations) {
    this.operations = operations;
  }

  /** An area that was not read yet, or only up to a doctor. */
  record Unread(Area area, UUID after) {

    Unread(Area area) {
      this(area, UuidColumn.FIRST);
    }
  }

  /**
   * Returns some candidates of each block, of the first one up to another number. Unlike areas, the
   * ranges of a block have one limit together; they cost much less than a query for each.
   */
  List<List<Candidate>> around(
      List<Block> blocks, DoctorSearch search, int atMostOfTheFirst, int atMostOfOthers) {
    StringBuilder sql = new StringBuilder();
    List<Object> values = new ArrayList<>();
    List<List<Candidate>> found = new ArrayList<>();
    for (Block block : blocks) {
      List<Block.Range> ranges = block.ranges();
      // H2 takes its range from the first comparison only.
      sql.append(sql.isEmpty() ? "(" : " UNION ALL (")
          .append(select(search, "doctor_listing_by_spot", found.size()))
          .append(" AND cell BETWEEN ? AND ? AND (cell BETWEEN ? AND ?")
          .append(" OR cell BETWEEN ? AND ?".repeat(ranges.size() - 1))
          .append(") LIMIT ?)");
      values.add(ListingTable.keyOf(search.specialty()));
      values.add(ranges.get(0).first());
      values.add(ranges.get(ranges.size() - 1).last());
      for (Block.Range range : ranges) {
        values.add(range.first());
        values.add(range.last());
      }
      values.add(found.isEmpty() ? atMostOfTheFirst : atMostOfOthers);
      found.add(new ArrayList<>());
    }
    read(sql.toString(), values, search, found);
    return found;
  }

  /** Returns the first candidates of each area. */
  List<List<Candidate>> in(List<Unread> areas, DoctorSearch search, int atMostEach) {
    StringBuilder sql = new StringBuilder();
    List<Object> values = new ArrayList<>();
    List<List<Candidate>> found = new ArrayList<>();
    for (Unread unread : areas) {
      Area.Condition condition = unread.area().condition(unread.after());
      // The limit is inside, because MariaDB reads every branch to its end otherwise.
      sql.append(sql.isEmpty() ? "(" : " UNION ALL (")
          .append(select(search, "doctor_listing_by_spot", found.size()))
          .append(" AND ")
          .append(condition.sql())
          .append(" LIMIT ?)");
      values.add(ListingTable.keyOf(search.specialty()));
      values.addAll(condition.values());
      values.add(atMostEach);
      found.add(new ArrayList<>());
    }
    read(sql.toString(), values, search, found);
    return found;
  }

  /** Returns the candidates after a key, in the order of a column. */
  List<Candidate> following(Optional<Key> after, SortColumn sort, DoctorSearch search, int atMost) {
    String column = sort.column();
    StringBuilder sql = new StringBuilder(select(search, sort.index(), 0));
    List<Object> values = new ArrayList<>();
    values.add(ListingTable.keyOf(search.specialty()));
    if (after.isPresent()) {
      // Ties are a range of their own. H2 takes its range from the first comparison only.
      sql.append(" AND %1$s >= ? AND (%1$s = ? AND doctor_id > ? OR %1$s > ?)".formatted(column));
      long value = sort.columnValue(after.get().value());
      values.add(value);
      values.add(value);
      values.add(UuidColumn.Converter.toBytes(after.get().doctor().value()));
      values.add(value);
    }
    if (sort == SortColumn.RATING && search.minimumRating().isPresent()) {
      sql.append(" AND rating_rank <= ?");
      values.add(ListingTable.rank(search.minimumRating().get()));
    }
    sql.append(" ORDER BY ").append(column).append(", doctor_id LIMIT ?");
    values.add(atMost);
    List<Candidate> found = new ArrayList<>();
    read(sql.toString(), values, search, List.of(found));
    return found;
  }

  /** Returns candidates with the minimum rating, in no order. */
  List<Candidate> rated(DoctorSearch search, int atMost) {
    List<Candidate> found = new ArrayList<>();
    read(
        select(search, SortColumn.RATING.index(), 0) + " AND rating_rank <= ? LIMIT ?",
        List.of(
            ListingTable.keyOf(search.specialty()),
            ListingTable.rank(search.minimumRating().orElseThrow()),
            atMost),
        search,
        List.of(found));
    return found;
  }

  private static String select(DoctorSearch search, String index, int list) {
    return "SELECT "
        + list
        + " AS list, doctor_id, latitude, longitude, rating_rank, "
        + SortColumn.of(search.sort()).map(SortColumn::column).orElse("0")
        + " AS sort_value FROM doctor_listing USE INDEX ("
        + index
        + ") WHERE specialty = ?";
  }

  private void read(
      String sql, List<Object> values, DoctorSearch search, List<List<Candidate>> lists) {
    operations.execute(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                lists.get(row.getInt(LIST)).add(candidate(row, search));
              }
            }
            return lists;
          }
        });
  }

  private static Candidate candidate(ResultSet row, DoctorSearch search) throws SQLException {
    GeoPoint location = new GeoPoint(row.getDouble(LATITUDE), row.getDouble(LONGITUDE));
    Optional<SortColumn> column = SortColumn.of(search.sort());
    double value =
        column.isPresent()
            ? column.get().keyValue(row.getLong(SORT_VALUE))
            : search.near().orElseThrow().kilometresTo(location);
    return new Candidate(
        new Key(value, new DoctorId(UuidColumn.Converter.fromBytes(row.getBytes(DOCTOR)))),
        location,
        row.getLong(RATING));
  }
}

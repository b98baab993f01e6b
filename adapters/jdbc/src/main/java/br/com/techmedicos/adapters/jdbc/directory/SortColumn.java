package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.application.directory.DoctorSearch;
import java.util.Optional;

/** A sort column of listings, with its index. */
enum SortColumn {
  RATING("rating_rank", "doctor_listing_by_rating_rank", ListingTable.UNRATED) {
    @Override
    double known(long column) {
      return -(ListingTable.FIVE_STARS - column) / HUNDRED;
    }

    @Override
    long known(double keyValue) {
      return ListingTable.FIVE_STARS - Math.round(-keyValue * HUNDRED);
    }
  },

  PRICE("price_cents", "doctor_listing_by_price", Integer.MAX_VALUE) {
    @Override
    double known(long column) {
      return column / HUNDRED;
    }

    @Override
    long known(double keyValue) {
      return Math.round(keyValue * HUNDRED);
    }
  },

  AVAILABILITY("available_from", "doctor_listing_by_availability", ListingTable.UNAVAILABLE) {
    @Override
    double known(long column) {
      return column;
    }

    @Override
    long known(double keyValue) {
      return (long) keyValue;
    }
  };

  private static final double HUNDRED = 100;

  private final String column;
  private final String index;
  private final long unknown;

  SortColumn(String column, String index, long unknown) {
    this.column = column;
    this.index = index;
    this.unknown = unknown;
  }

  /** Returns the column of an order, unless that is computed. */
  static Optional<SortColumn> of(DoctorSearch.Sort sort) {
    return switch (sort) {
      case DISTANCE -> Optional.empty();
      case RATING -> Optional.of(RATING);
      case PRICE -> Optional.of(PRICE);
      case AVAILABILITY -> Optional.of(AVAILABILITY);
    };
  }

  abstract double known(long column);

  abstract long known(double keyValue);

  String column() {
    return column;
  }

  String index() {
    return index;
  }

  /** Converts a column value to the value of a {@link DoctorSearch.Key}. */
  double keyValue(long value) {
    return value == unknown ? Double.POSITIVE_INFINITY : known(value);
  }

  /** Converts the value of a key to the column value. */
  long columnValue(double keyValue) {
    return Double.isInfinite(keyValue) ? unknown : known(keyValue);
  }
}

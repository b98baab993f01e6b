package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.identity.DoctorId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * The criteria of a search for verified doctors.
 *
 * @param specialty only doctors who state it
 * @param near the place that distances are measured from
 * @param withinKm only doctors no farther than this from {@code near}
 * @param minimumRating only doctors whose average, to two decimals, is at least this; unrated ones
 *     are not
 * @param limit the most doctors on the page
 * @param after the key of the last doctor of the page before
 */
public record DoctorSearch(
    Optional<Specialty> specialty,
    Optional<GeoPoint> near,
    Optional<Double> withinKm,
    Optional<BigDecimal> minimumRating,
    Sort sort,
    int limit,
    Optional<Key> after) {

  /** Half the circumference of the earth: no two places are farther apart. */
  public static final double MAXIMUM_KM = 20_100;

  /** The start of the year 2201, in epoch seconds: no availability is that late. */
  private static final double LATEST = 7_289_654_400.0;

  public DoctorSearch {
    if ((sort == Sort.DISTANCE || withinKm.isPresent()) && near.isEmpty()) {
      throw new IllegalArgumentException("a search by distance needs a place");
    }
    if (withinKm.filter(km -> !reaches(km)).isPresent()) {
      throw new IllegalArgumentException("not a search radius: " + withinKm.get() + " km");
    }
    if (after.filter(key -> !sort.reaches(key.value())).isPresent()) {
      throw new IllegalArgumentException("the sort order has no value " + after.get().value());
    }
  }

  /** Whether doctors can be looked for so far away: some way, and not beyond the earth. */
  public static boolean reaches(double kilometres) {
    return 0 < kilometres && kilometres <= MAXIMUM_KM;
  }

  /** The sort orders of doctors; ties are sorted by ID. */
  public enum Sort {
    /** The nearest first. */
    DISTANCE(0, MAXIMUM_KM, false),
    /** The best rated first, the unrated last. */
    RATING(-5, -1, true),
    /** The cheapest first. */
    PRICE(0, 99_999.99, false),
    /** The soonest available first, doctors without a free slot last. */
    AVAILABILITY(0, LATEST, true);

    private final double least;
    private final double most;
    private final boolean endsWithUnknown;

    Sort(double least, double most, boolean endsWithUnknown) {
      this.least = least;
      this.most = most;
      this.endsWithUnknown = endsWithUnknown;
    }

    /**
     * Whether a value is possible in this order.
     *
     * @param value of a {@link Key}, or anything else
     */
    public boolean reaches(double value) {
      return (least <= value && value <= most)
          || (endsWithUnknown && value == Double.POSITIVE_INFINITY);
    }
  }

  /**
   * The position of a doctor in the order of a search. Keys ascend by value, then by ID.
   *
   * @param value kilometres, the negated average, reais, or epoch seconds; {@link
   *     Double#POSITIVE_INFINITY} for the unrated and the unavailable
   * @param doctor breaks ties
   */
  public record Key(double value, DoctorId doctor) implements Comparable<Key> {

    public Key {
      if (Double.isNaN(value) || value == Double.NEGATIVE_INFINITY) {
        throw new IllegalArgumentException(value + " cannot be sorted");
      }
    }

    @Override
    public int compareTo(Key other) {
      int byValue = Double.compare(value, other.value);
      return byValue != 0 ? byValue : compare(doctor.value(), other.doctor.value());
    }

    /** Compares as databases compare bytes; {@link UUID} compares signed numbers. */
    private static int compare(UUID one, UUID other) {
      int byMost =
          Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
      return byMost != 0
          ? byMost
          : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
  }
}

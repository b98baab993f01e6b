package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.directory.Candidates.Candidate;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the nearest doctors by looking in one ring after another until there are enough. Where they
 * are few the rings widen, where they are many a ring is given up for a narrower one, so that a
 * page costs about the same wherever it is.
 */
@Singleton
final class NearestFirst {

  /** A walk in a city; where there are fewer doctors, a few more rings cost little. */
  private static final double FIRST_RING_KM = 2;

  /**
   * Far out, a ring of a given width is long; at first, it is as wide as this part of its radius.
   */
  private static final double PART_OF_RADIUS = 0.25;

  private static final double WIDENING = 3;
  private static final double NARROWING = 4;

  /** A street; narrower than this, a ring covers the same squares. */
  private static final double NARROWEST_KM = 0.1;

  /** How many are read for a ring at the most, unless a street has more. */
  private static final int FEW = 3_000;

  private final Candidates candidates;

  NearestFirst(Candidates candidates) {
    this.candidates = candidates;
  }

  /** The first keys of a search that is sorted by distance. */
  List<Key> keys(DoctorSearch search, int count) {
    GeoPoint near = search.near().orElseThrow();
    double reach = search.withinKm().orElse(DoctorSearch.MAXIMUM_KM);
    double inner = search.after().map(Key::value).orElse(0.0);
    double width = Math.max(FIRST_RING_KM, inner * PART_OF_RADIUS);
    Predicate<Key> following =
        key -> search.after().map(last -> key.compareTo(last) > 0).orElse(true);
    List<Key> keys = new ArrayList<>();
    while (true) {
      double outer = Math.min(reach, inner + width);
      boolean narrowest = width <= NARROWEST_KM;
      List<Candidate> around =
          candidates.in(
              new Ring(near, inner, outer), search, narrowest ? Integer.MAX_VALUE : FEW + 1);
      if (around.size() > FEW && !narrowest) {
        width /= NARROWING;
        continue;
      }
      around.stream()
          .map(candidate -> new Key(candidate.kilometresTo(near), candidate.doctor()))
          .filter(key -> key.value() <= outer)
          .filter(following)
          .sorted()
          .limit(count - keys.size())
          .forEach(keys::add);
      // Negated, so that it ends whatever the numbers are: no comparison with a NaN is true.
      if (keys.size() == count || !(outer < reach && width < DoctorSearch.MAXIMUM_KM)) {
        return keys;
      }
      following = key -> key.value() > outer;
      inner = outer;
      width *= WIDENING;
    }
  }
}

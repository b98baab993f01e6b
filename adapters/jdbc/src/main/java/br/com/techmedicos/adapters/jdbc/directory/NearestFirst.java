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
 * Finds the nearest doctors by searching one ring after another until there are enough. Where there
 * are few doctors, rings get wider; where there are many, a ring is replaced by a narrower one.
 * Thus a page costs about the same everywhere.
 */
@Singleton
final class NearestFirst {

  /**
   * The width of the first ring: a walk in a city. Where there are fewer doctors, a few more rings
   * cost little.
   */
  private static final double FIRST_RING_KM = 2;

  /**
   * The initial width of a ring as a fraction of its inner radius, used far from the centre, where
   * rings are long.
   */
  private static final double PART_OF_RADIUS = 0.25;

  private static final double WIDENING = 3;
  private static final double NARROWING = 4;

  /** The width of a street; a narrower ring covers the same squares. */
  private static final double NARROWEST_KM = 0.1;

  /** The maximum number of candidates read for a ring, unless the ring is as narrow as a street. */
  private static final int FEW = 3_000;

  private final Candidates candidates;

  NearestFirst(Candidates candidates) {
    this.candidates = candidates;
  }

  /** Returns the first keys of a search that is sorted by distance. */
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
      // Negated, so that the loop also ends with NaN, for which every comparison is false.
      if (keys.size() == count || !(outer < reach && width < DoctorSearch.MAXIMUM_KM)) {
        return keys;
      }
      following = key -> key.value() > outer;
      inner = outer;
      width *= WIDENING;
    }
  }
}

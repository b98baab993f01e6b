package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds the nearest doctors by looking in ever wider rings until there are enough. */
@Singleton
final class NearestFirst {

  /** A walk in a city; where there are fewer doctors, a few more rings cost little. */
  private static final double FIRST_RING_KM = 2;

  private static final double WIDENING = 3;

  private final Candidates candidates;

  NearestFirst(Candidates candidates) {
    this.candidates = candidates;
  }

  /** The first keys of a search that is sorted by distance. */
  List<Key> keys(DoctorSearch search, int count) {
    GeoPoint near = search.near().orElseThrow();
    double reach = search.withinKm().orElse(DoctorSearch.MAXIMUM_KM);
    double inner = search.after().map(Key::value).orElse(0.0);
    for (double width = FIRST_RING_KM; ; width *= WIDENING) {
      double outer = Math.min(reach, inner + width);
      List<Key> keys =
          candidates.in(new Ring(near, inner, outer), search, Integer.MAX_VALUE).stream()
              .map(candidate -> new Key(candidate.kilometresTo(near), candidate.doctor()))
              .filter(key -> key.value() <= outer)
              .filter(key -> search.after().map(last -> key.compareTo(last) > 0).orElse(true))
              .sorted()
              .limit(count)
              .toList();
      if (keys.size() == count || outer >= reach) {
        return keys;
      }
    }
  }
}

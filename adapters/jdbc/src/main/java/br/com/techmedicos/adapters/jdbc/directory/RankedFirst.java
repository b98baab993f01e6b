package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.directory.Candidates.Candidate;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the first doctors in an order other than distance. If there are few doctors around a place,
 * they are read and sorted. If there are many, a scan of the order's index soon finds enough of
 * them.
 */
@Singleton
final class RankedFirst {

  /** The maximum number of doctors that are read and sorted. */
  private static final int FEW = 3_000;

  private static final int STEP = 1_000;

  private final Candidates candidates;

  RankedFirst(Candidates candidates) {
    this.candidates = candidates;
  }

  /** Returns the first keys of a search in the order of a column. */
  List<Key> keys(DoctorSearch search, SortColumn sort, int count) {
    if (search.withinKm().isEmpty()) {
      return candidates.following(search.after(), sort, search, count).stream()
          .map(candidate -> candidate.key(sort))
          .toList();
    }
    GeoPoint near = search.near().orElseThrow();
    double withinKm = search.withinKm().get();
    List<Candidate> around = candidates.in(new Ring(near, 0, withinKm), search, FEW + 1);
    return around.size() <= FEW
        ? sorted(around, near, withinKm, search.after(), sort, count)
        : walked(near, withinKm, search, sort, count);
  }

  private static List<Key> sorted(
      List<Candidate> around,
      GeoPoint near,
      double withinKm,
      Optional<Key> after,
      SortColumn sort,
      int count) {
    return around.stream()
        .filter(candidate -> candidate.kilometresTo(near) <= withinKm)
        .map(candidate -> candidate.key(sort))
        .filter(key -> after.map(last -> key.compareTo(last) > 0).orElse(true))
        .sorted()
        .limit(count)
        .toList();
  }

  private List<Key> walked(
      GeoPoint near, double withinKm, DoctorSearch search, SortColumn sort, int count) {
    List<Key> keys = new ArrayList<>();
    Optional<Key> after = search.after();
    while (true) {
      List<Candidate> step = candidates.following(after, sort, search, STEP);
      for (Candidate candidate : step) {
        if (candidate.kilometresTo(near) <= withinKm) {
          keys.add(candidate.key(sort));
        }
        if (keys.size() == count) {
          return keys;
        }
      }
      if (step.size() < STEP) {
        return keys;
      }
      after = Optional.of(step.get(step.size() - 1).key(sort));
    }
  }
}

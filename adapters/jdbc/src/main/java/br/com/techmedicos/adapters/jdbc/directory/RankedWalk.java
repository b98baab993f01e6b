package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks along the index of a column. */
final class RankedWalk implements Walk {

  /** The maximum number of rows read at once. */
  private static final int STEP = 500;

  private final Candidates candidates;
  private final DoctorSearch search;
  private final SortColumn sort;
  private final int enough;
  private final List<Key> keys = new ArrayList<>();
  private Optional<Key> last;
  private int read;

  RankedWalk(Candidates candidates, DoctorSearch search, SortColumn sort, int enough) {
    this.candidates = candidates;
    this.search = search;
    this.sort = sort;
    this.enough = enough;
    this.last = search.after();
  }

  @Override
  public boolean go(int rows) {
    while (read < rows) {
      int atMost = everyoneMatches() ? enough : Math.min(STEP, rows - read);
      List<Candidate> step = candidates.following(last, sort, search, atMost);
      read += step.size();
      for (Candidate candidate : step) {
        if (candidate.matches(search)) {
          keys.add(candidate.key());
        }
        if (keys.size() == enough) {
          return true;
        }
      }
      if (step.size() < atMost) {
        return true;
      }
      last = Optional.of(step.get(step.size() - 1).key());
    }
    return false;
  }

  private boolean everyoneMatches() {
    return search.withinKm().isEmpty()
        && (search.minimumRating().isEmpty() || sort == SortColumn.RATING);
  }

  @Override
  public List<Key> keys() {
    return keys;
  }

  @Override
  public Key reached() {
    return last.orElseThrow();
  }
}

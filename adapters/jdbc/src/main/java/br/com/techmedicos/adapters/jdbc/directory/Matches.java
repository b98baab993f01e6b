package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.directory.Area.Square;
import br.com.techmedicos.adapters.jdbc.directory.Candidates.Unread;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.application.directory.DoctorSearch.Sort;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.GeoPoint;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the keys of a page, and reads some thousands of rows at most. The first page by distance is
 * that of a {@link Block}, unless doctors are very many or very few there. Else it walks in the
 * order of the search. If few of those on the way match, it looks whether few match at all, and
 * sorts these. If many do, it walks on, and ends the page early if it has walked far enough.
 */
@Singleton
final class Matches {

  /** The rows of a short walk: enough for a page of twenty if one in fifty matches. */
  private static final int SHORT = 1_000;

  /** The rows after which a page ends early; by distance, after those that it reads at once. */
  private static final int LONG = 2_000;

  /** The maximum number of rows that are read to be sorted, of all doctors and of each square. */
  private static final int FEW = 1_000;

  private static final int FEW_IN_A_SQUARE = 64;

  /** The level of the smallest block: it reaches about a kilometre. */
  private static final int SMALLEST_BLOCK = Cell.FINEST;

  /** The level of the largest one, which reaches about 150 kilometres. */
  private static final int LARGEST_BLOCK = 9;

  /** How many blocks are read at once, each twice as high as the one before. */
  private static final int BLOCKS = 4;

  /** The maximum number of rows of a block for each doctor that is enough. */
  private static final int ROWS_EACH = 6;

  /**
   * The same for the smallest of the blocks read at once: there is no smaller one to use instead.
   */
  private static final int ROWS_EACH_OF_THE_SMALLEST = 12;

  /** The maximum number of squares that cover a circle. */
  private static final int SQUARES = 16;

  private final Candidates candidates;

  Matches(Candidates candidates) {
    this.candidates = candidates;
  }

  /** Returns the keys of a page; it may be short, or even empty, though more follow. */
  Page<Key, Key> page(DoctorSearch search) {
    int enough = search.limit() + 1; // that one tells that more follow
    if (search.sort() == Sort.DISTANCE && search.after().isEmpty()) {
      Optional<List<Key>> nearest = nearest(search, enough);
      if (nearest.isPresent()) {
        return cut(nearest.get(), search);
      }
    }
    Walk walk = walk(search, enough);
    if (walk.go(SHORT)) {
      return cut(walk.keys(), search);
    }
    Optional<List<Candidate>> few = few(search);
    if (few.isPresent()) {
      return cut(
          few.get().stream()
              .filter(candidate -> candidate.matches(search))
              .map(Candidate::key)
              .sorted()
              .limit(enough)
              .toList(),
          search);
    }
    return walk.go(LONG)
        ? cut(walk.keys(), search)
        : new Page<>(walk.keys(), Optional.of(walk.reached()));
  }

  /** Returns the nearest ones, if one of the blocks around the place has them. */
  private Optional<List<Key>> nearest(DoctorSearch search, int enough) {
    for (int level = SMALLEST_BLOCK; level >= LARGEST_BLOCK; level -= BLOCKS) {
      List<Block> blocks = blocks(search, level);
      if (blocks.isEmpty()) {
        return Optional.empty();
      }
      int atMost = ROWS_EACH * enough;
      int atMostOfTheSmallest = ROWS_EACH_OF_THE_SMALLEST * enough;
      List<List<Candidate>> found = candidates.around(blocks, search, atMostOfTheSmallest, atMost);
      for (int i = 0; i < blocks.size(); i++) {
        if (found.get(i).size() == (i == 0 ? atMostOfTheSmallest : atMost)) {
          return Optional.empty(); // there may be more, and larger blocks have even more
        }
        double reachKm = blocks.get(i).reachKm();
        List<Key> keys =
            found.get(i).stream()
                .filter(candidate -> candidate.key().value() <= reachKm)
                .filter(candidate -> candidate.matches(search))
                .map(Candidate::key)
                .sorted()
                .limit(enough)
                .toList();
        if (keys.size() == enough || covers(blocks.get(i), search)) {
          return Optional.of(keys);
        }
      }
      if (found.get(blocks.size() - 1).size() > enough) {
        return Optional.empty(); // many are near, but few match
      }
    }
    return Optional.empty();
  }

  /** Returns some blocks, up to one that covers the circle of the search if one does. */
  private static List<Block> blocks(DoctorSearch search, int smallest) {
    List<Block> blocks = new ArrayList<>();
    for (int level = smallest; level > smallest - BLOCKS; level--) {
      Optional<Block> block = Block.around(search.near().orElseThrow(), level);
      if (block.isEmpty()) {
        return List.of();
      }
      blocks.add(block.get());
      if (covers(block.get(), search)) {
        return blocks;
      }
    }
    return blocks;
  }

  private static boolean covers(Block block, DoctorSearch search) {
    return search.withinKm().filter(km -> km <= block.reachKm()).isPresent();
  }

  private static Page<Key, Key> cut(List<Key> keys, DoctorSearch search) {
    return Page.cut(keys, Function.identity(), search.limit());
  }

  private Walk walk(DoctorSearch search, int enough) {
    return SortColumn.of(search.sort())
        .<Walk>map(column -> new RankedWalk(candidates, search, column, enough))
        .orElseGet(() -> new NearestWalk(candidates, search, enough));
  }

  /** Returns everyone who may match, if these are few. */
  private Optional<List<Candidate>> few(DoctorSearch search) {
    if (search.minimumRating().isPresent() && search.sort() != Sort.RATING) {
      List<Candidate> rated = candidates.rated(search, FEW + 1);
      if (rated.size() <= FEW) {
        return Optional.of(rated);
      }
    }
    if (search.withinKm().isPresent() && search.sort() != Sort.DISTANCE) {
      List<List<Candidate>> around =
          candidates.in(
              squares(search.near().orElseThrow(), search.withinKm().get()).stream()
                  .map(Unread::new)
                  .toList(),
              search,
              FEW_IN_A_SQUARE + 1);
      if (around.stream().allMatch(square -> square.size() <= FEW_IN_A_SQUARE)) {
        return Optional.of(around.stream().flatMap(Collection::stream).toList());
      }
    }
    return Optional.empty();
  }

  /** Returns squares that cover a circle, as small as their number allows. */
  static List<Square> squares(GeoPoint centre, double radiusKm) {
    List<Square> squares = List.of(Square.WORLD);
    while (!squares.get(0).isFinest()) {
      List<Square> smaller =
          squares.stream()
              .flatMap(square -> square.quarters().stream())
              .filter(square -> square.bounds().nearestKm(centre) <= radiusKm)
              .toList();
      if (smaller.size() > SQUARES) {
        return squares;
      }
      squares = smaller;
    }
    return squares;
  }
}

package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.directory.Area.Spot;
import br.com.techmedicos.adapters.jdbc.directory.Area.Square;
import br.com.techmedicos.adapters.jdbc.directory.Candidates.Unread;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Walks from a place outwards. Areas wait in the order of the nearest place in them. The first ones
 * are read; one with many doctors is divided, and its parts wait instead. The denser they are, the
 * smaller are the next squares. A doctor is found for good when no waiting area can hold a nearer
 * one.
 */
final class NearestWalk implements Walk {

  /** More doctors than this are many. */
  private static final int FEW = 64;

  /** What a square should hold: a page deep in the list reads those around its edge whole. */
  private static final double SOME = 24;

  /** The maximum number of areas read at once. */
  private static final int AT_ONCE = 12;

  /** The height of the first squares: most first pages that need a walk have very many doctors. */
  private static final double FINEST_SQUARE_KM = 0.6;

  /** The same for a later page: a walk in a city, and more if the page begins far away. */
  private static final double LATER_SQUARE_KM = 2.5;

  private static final double LATER_SQUARE_OF_DISTANCE = 1 / 8.0;

  /** How much higher the next squares may be. */
  private static final double GROWTH = 4;

  /**
   * How often squares are divided unread, which takes some microseconds: near a pole, thousands of
   * narrow ones are near.
   */
  private static final int DIVISIONS = 1_000;

  /** An area that was not read up to its end; all its doctors come after a key. */
  private record Waiting(Area area, Key after) {}

  private final Candidates candidates;
  private final DoctorSearch search;
  private final GeoPoint near;
  private final Key start;
  private final int enough;
  private double maximumHeightKm; // of the squares that are read
  private int read;
  private int divisions;
  private final List<Key> keys = new ArrayList<>();
  private final PriorityQueue<Key> found = new PriorityQueue<>();
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparing(Waiting::after));

  NearestWalk(Candidates candidates, DoctorSearch search, int enough) {
    this.candidates = candidates;
    this.search = search;
    this.near = search.near().orElseThrow();
    this.start = search.after().orElse(first(0));
    this.enough = enough;
    this.maximumHeightKm =
        search.after().isEmpty()
            ? FINEST_SQUARE_KM
            : Math.max(LATER_SQUARE_KM, LATER_SQUARE_OF_DISTANCE * start.value());
    await(Square.WORLD);
  }

  private static Key first(double km) {
    return new Key(km, new DoctorId(UuidColumn.FIRST));
  }

  private void await(Area area) {
    double nearest = area.bounds().nearestKm(near);
    double farthest = area.bounds().farthestKm(near);
    if (area instanceof Spot spot) {
      nearest = near.kilometresTo(new GeoPoint(spot.latitude(), spot.longitude()));
      farthest = nearest;
    }
    if (farthest >= start.value() && nearest <= search.withinKm().orElse(DoctorSearch.MAXIMUM_KM)) {
      Key after = first(nearest);
      waiting.add(new Waiting(area, after.compareTo(start) > 0 ? after : start));
    }
  }

  @Override
  public boolean go(int rows) {
    while (true) {
      while (!found.isEmpty()
          && keys.size() < enough
          && (waiting.isEmpty() || found.peek().compareTo(waiting.peek().after()) <= 0)) {
        keys.add(found.remove());
      }
      if (keys.size() == enough || waiting.isEmpty()) {
        return true;
      }
      if (read >= rows && (!keys.isEmpty() || reached().compareTo(start) > 0)) {
        return false;
      }
      read += read(next());
    }
  }

  /** Takes the nearest areas, and those that begin hardly farther than the nearest one is high. */
  private List<Waiting> next() {
    List<Waiting> next = new ArrayList<>();
    double reach = 0;
    while (!waiting.isEmpty()
        && next.size() < AT_ONCE
        && (next.isEmpty() || waiting.peek().after().value() <= reach)) {
      Waiting nearest = waiting.remove();
      if (nearest.area() instanceof Square square
          && !square.isFinest()
          && divisions < DIVISIONS
          && square.bounds().heightKm() > maximumHeightKm) {
        divisions++;
        square.quarters().forEach(this::await);
      } else {
        reach =
            next.isEmpty() ? nearest.after().value() + nearest.area().bounds().heightKm() : reach;
        next.add(nearest);
      }
    }
    return next;
  }

  private int read(List<Waiting> areas) {
    if (areas.isEmpty()) {
      return 0;
    }
    List<List<Candidate>> read =
        candidates.in(
            areas.stream()
                .map(area -> new Unread(area.area(), area.after().doctor().value()))
                .toList(),
            search,
            FEW + 1);
    for (int i = 0; i < areas.size(); i++) {
      sort(areas.get(i).area(), read.get(i));
    }
    fitSquares(areas, read);
    return areas.size() + read.stream().mapToInt(List::size).sum(); // an empty area is work too
  }

  /** Chooses the height of the next squares so that each should hold {@link #SOME} doctors. */
  private void fitSquares(List<Waiting> areas, List<List<Candidate>> read) {
    double doctors = 0;
    double area = 0;
    for (int i = 0; i < areas.size(); i++) {
      if (areas.get(i).area() instanceof Square square) {
        List<Candidate> some = read.get(i);
        double whole = Math.pow(square.bounds().heightKm(), 2);
        doctors += some.size();
        area += some.size() <= FEW ? whole : whole * square.partUpTo(some.get(FEW).location());
      }
    }
    if (area > 0) {
      double fitting = Math.sqrt(area * SOME / Math.max(1, doctors));
      maximumHeightKm = Math.max(FINEST_SQUARE_KM, Math.min(fitting, GROWTH * maximumHeightKm));
    }
  }

  private void sort(Area area, List<Candidate> some) {
    boolean all = some.size() <= FEW;
    if (!all && area instanceof Spot) {
      waiting.add(new Waiting(area, some.get(FEW).key()));
    } else if (!all) {
      area.parts(some.stream().map(Candidate::location).toList()).forEach(this::await);
      return; // the parts will find them
    }
    some.stream()
        .filter(candidate -> candidate.matches(search))
        .map(Candidate::key)
        .forEach(found::add);
  }

  @Override
  public List<Key> keys() {
    return keys;
  }

  @Override
  public Key reached() {
    return waiting.element().after();
  }
}

package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.application.identity.ClientAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory that bodies hold, of requests until they are answered and of answers until they are
 * read, shared out between those who send and read them. Where it does not suffice, the largest
 * unfinished body of the origin that holds most gives way: so what strangers leave unfinished, or
 * unread, costs strangers, and a small body of somebody else finds room. All is kept sorted by size,
 * since every piece of every body asks.
 */
@Singleton
final class BodyMemory {

  /** What is held for a piece of a body besides its bytes, however few they are. */
  static final int OVERHEAD = 256;

  /** What almost every honest body is smaller than. */
  static final int SMALL = 16_384;

  /** On top of what bodies may hold, the part of it that is there for small ones. */
  private static final int PART_FOR_SMALL = 4;

  private final long most;
  private final long mostOfAnOrigin;
  private final Map<ClientAddress, Holder> holders = new HashMap<>();
  private final NavigableSet<Holder> withUnfinished = new TreeSet<>(Holder.BY_SIZE);
  private final NavigableSet<Holder> withLarge = new TreeSet<>(Holder.BY_SIZE);
  private long held;
  private long begun;

  @Inject
  BodyMemory(ConnectionLimits limits) {
    this(limits.bodies(), limits.bodiesOfAnOrigin());
  }

  BodyMemory(long most, long mostOfAnOrigin) {
    this.most = most;
    this.mostOfAnOrigin = mostOfAnOrigin;
  }

  /** All that one origin holds. */
  private static final class Holder {

    private static final Comparator<Holder> BY_SIZE =
        Comparator.<Holder>comparingLong(holder -> holder.bytes)
            .thenComparingLong(holder -> holder.number);

    private final ClientAddress origin;
    private final long number;
    private final NavigableSet<Body> unfinished = new TreeSet<>(Body.BY_SIZE);
    private int bodies;
    private long bytes;

    private Holder(ClientAddress origin, long number) {
      this.origin = origin;
      this.number = number;
    }

    private @Nullable Body largest() {
      return unfinished.isEmpty() ? null : unfinished.last();
    }

    private boolean hasLarge() {
      Body largest = largest();
      return largest != null && largest.bytes > SMALL;
    }
  }

  /** What is held of one body. */
  final class Body implements AutoCloseable {

    private static final Comparator<Body> BY_SIZE =
        Comparator.<Body>comparingLong(body -> body.bytes).thenComparingLong(body -> body.number);

    private final Holder holder;
    private final long number;
    private final Runnable giveWay;
    private long bytes;
    private boolean finished;
    private boolean closed;

    private Body(Holder holder, long number, Runnable giveWay) {
      this.holder = holder;
      this.number = number;
      this.giveWay = giveWay;
    }

    /**
     * More of it has arrived.
     *
     * @return whether it may be held; if not, it is this body that gives way
     */
    boolean grow(int arrived) {
      List<Body> givenWay = grown(this, arrived + OVERHEAD);
      givenWay.forEach(body -> body.giveWay.run());
      return isHeld(this);
    }

    /**
     * So much of it is still to leave.
     *
     * <p>If it may not be held, it is told to give way.
     */
    void hold(long left) {
      grown(this, left + OVERHEAD - bytes).forEach(body -> body.giveWay.run());
    }

    /**
     * It has arrived to its end, and is no longer made to give way.
     *
     * @return whether it is held; if not, it has given way before
     */
    boolean finish() {
      return finished(this);
    }

    /** Nothing of it is held any more. */
    @Override
    public void close() {
      closed(this);
    }
  }

  /**
   * A body that begins to arrive.
   *
   * @param origin who sends it
   * @param giveWay is told, on any thread, when nothing of it may be held any more
   */
  synchronized Body begun(ClientAddress origin, Runnable giveWay) {
    begun++;
    Holder holder = holders.computeIfAbsent(origin, unused -> new Holder(origin, begun));
    holder.bodies++;
    Body body = new Body(holder, begun, giveWay);
    change(body, 0);
    return body;
  }

  /**
   * Whether a body of this length is worth reading: not if it would be the next to give way.
   *
   * @param origin who sends it
   * @param length that it is said to have, in bytes
   */
  synchronized boolean hasRoom(ClientAddress origin, long length) {
    if (length <= SMALL || held + length <= most) {
      return true;
    }
    Holder own = holders.get(origin);
    if (withLarge.isEmpty()) {
      return false;
    }
    Holder largest = withLarge.last();
    return largest != own && largest.bytes > length + (own == null ? 0 : own.bytes);
  }

  /** {@return the bytes that are held now} */
  synchronized long held() {
    return held;
  }

  private synchronized boolean isHeld(Body body) {
    return !body.closed;
  }

  private synchronized List<Body> grown(Body body, long bytes) {
    List<Body> givenWay = new ArrayList<>();
    if (!body.closed) {
      change(body, bytes);
      Holder holder = body.holder;
      makeRoom(() -> holder.bytes, mostOfAnOrigin, holder::largest, holder::largest, givenWay);
      makeRoom(() -> held, most, () -> largest(withLarge), () -> largest(withUnfinished), givenWay);
    }
    return givenWay;
  }

  /** The largest unfinished body of the origin that holds most. */
  private static @Nullable Body largest(NavigableSet<Holder> some) {
    return some.isEmpty() ? null : some.last().largest();
  }

  /** Large bodies give way at the limit; small ones only above the room that is theirs. */
  private void makeRoom(
      LongSupplier bytes,
      long limit,
      Supplier<@Nullable Body> large,
      Supplier<@Nullable Body> any,
      List<Body> givenWay) {
    if (bytes.getAsLong() > limit) {
      shrink(bytes, roomy(limit), SMALL, large, givenWay);
    }
    long withSmall = limit + limit / PART_FOR_SMALL;
    if (bytes.getAsLong() > withSmall) {
      shrink(bytes, roomy(withSmall), 0, any, givenWay);
    }
  }

  private void shrink(
      LongSupplier bytes,
      long to,
      int sparing,
      Supplier<@Nullable Body> next,
      List<Body> givenWay) {
    for (Body body = next.get();
        body != null && body.bytes > sparing && bytes.getAsLong() > to;
        body = next.get()) {
      givenWay.add(body);
      closed(body);
    }
  }

  /** Makes room for more than is asked, so that it need not be made for every piece. */
  private static long roomy(long limit) {
    return limit - limit / 8;
  }

  private synchronized boolean finished(Body body) {
    body.finished = true;
    change(body, 0);
    return !body.closed;
  }

  private synchronized void closed(Body body) {
    if (!body.closed) {
      body.closed = true;
      change(body, -body.bytes);
      if (--body.holder.bodies == 0) {
        holders.remove(body.holder.origin);
      }
    }
  }

  /** Takes what changes out of its order, and puts it back in its new place. */
  private void change(Body body, long bytes) {
    Holder holder = body.holder;
    withUnfinished.remove(holder);
    withLarge.remove(holder);
    holder.unfinished.remove(body);
    body.bytes += bytes;
    holder.bytes += bytes;
    held += bytes;
    if (!body.finished && !body.closed) {
      holder.unfinished.add(body);
    }
    if (!holder.unfinished.isEmpty()) {
      withUnfinished.add(holder);
    }
    if (holder.hasLarge()) {
      withLarge.add(holder);
    }
  }
}

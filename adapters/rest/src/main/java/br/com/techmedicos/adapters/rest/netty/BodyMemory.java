package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.application.shared.ClientAddress;
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
 * Limits the memory of bodies: of requests until they are answered, and of responses until the
 * client has read them. When the memory is full, the largest unfinished body of the origin that
 * holds the most is evicted. Thus a client with unfinished or unread bodies only harms itself, and
 * small bodies of others fit. Bodies and origins are kept sorted by size, because the check runs
 * for every chunk.
 */
@Singleton
final class BodyMemory {

  /** Memory per chunk besides its bytes. */
  static final int OVERHEAD = 256;

  /** The size of a small body; almost all legitimate bodies are smaller. */
  static final int SMALL = 16_384;

  /** The fraction of the limit that is reserved for small bodies in addition to it. */
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
    this(limits.bytesOfBodies(), limits.bytesOfAnOrigin());
  }

  BodyMemory(long most, long mostOfAnOrigin) {
    this.most = most;
    this.mostOfAnOrigin = mostOfAnOrigin;
  }

  /** The bodies of one origin. */
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

  /** The memory of one body. */
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
     * Adds a chunk.
     *
     * @return false if this body was evicted
     */
    boolean grow(int arrived) {
      List<Body> givenWay = grown(this, arrived + OVERHEAD);
      givenWay.forEach(body -> body.giveWay.run());
      return isHeld(this);
    }

    /**
     * Sets how many of its bytes are still to be sent.
     *
     * <p>If they exceed the limits, the body is evicted.
     */
    void hold(long left) {
      grown(this, left + OVERHEAD - bytes).forEach(body -> body.giveWay.run());
    }

    /**
     * Marks the body as complete; it is not evicted any more.
     *
     * @return false if it was evicted before
     */
    boolean finish() {
      return finished(this);
    }

    /** Releases the body. */
    @Override
    public void close() {
      closed(this);
    }
  }

  /**
   * Starts a body.
   *
   * @param origin the sender
   * @param giveWay is run, on any thread, when the body is evicted
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
   * Whether a body of this length would not be evicted at once.
   *
   * @param origin the sender
   * @param length as announced, in bytes
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

  /** {@return the bytes held now} */
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

  /** Large bodies are evicted at the limit, small ones only above their extra room. */
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

  /** Evicts more than needed, so that not every chunk causes an eviction. */
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

  /** Updates a body and re-sorts its holder. */
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

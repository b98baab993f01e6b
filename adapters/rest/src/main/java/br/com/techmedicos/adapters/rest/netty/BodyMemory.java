package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.application.identity.ClientAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The memory that bodies hold until they are answered, shared out between those who send them.
 * Where it does not suffice, the largest unfinished body of the origin that holds most gives way:
 * so what strangers leave unfinished costs strangers, and a small body of somebody else finds room.
 */
@Singleton
final class BodyMemory {

  /** What is held for a piece of a body besides its bytes, however few they are. */
  static final int OVERHEAD = 256;

  /** What almost every honest body is smaller than. */
  static final int SMALL = 16_384;

  /** On top of what all bodies may hold, the part of it that is there for small ones. */
  private static final int PART_FOR_SMALL = 4;

  private static final Comparator<Body> BY_SIZE = Comparator.comparingLong(body -> body.bytes);

  private final long most;
  private final long mostOfAnOrigin;
  private final Map<ClientAddress, Holder> holders = new HashMap<>();
  private long held;

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
    private final Set<Body> bodies = new HashSet<>();
    private final Set<Body> unfinished = new HashSet<>();
    private long bytes;
  }

  /** What is held of one body. */
  final class Body implements AutoCloseable {

    private final ClientAddress origin;
    private final Runnable giveWay;
    private long bytes;
    private boolean closed;

    private Body(ClientAddress origin, Runnable giveWay) {
      this.origin = origin;
      this.giveWay = giveWay;
    }

    /** More of it has arrived. */
    void grow(int arrived) {
      grown(this, arrived + OVERHEAD).forEach(body -> body.giveWay.run());
    }

    /** It has arrived to its end, and is no longer made to give way. */
    void finish() {
      finished(this);
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
    Body body = new Body(origin, giveWay);
    Holder holder = holders.computeIfAbsent(origin, unused -> new Holder());
    holder.bodies.add(body);
    holder.unfinished.add(body);
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
    long then = length + (own == null ? 0 : own.bytes);
    return holders.values().stream().anyMatch(other -> other != own && other.bytes > then);
  }

  /** {@return the bytes that are held now} */
  synchronized long held() {
    return held;
  }

  private synchronized List<Body> grown(Body body, int bytes) {
    Holder holder = holders.get(body.origin);
    if (body.closed || holder == null) {
      return List.of();
    }
    body.bytes += bytes;
    holder.bytes += bytes;
    held += bytes;
    List<Body> givenWay = new ArrayList<>();
    if (holder.bytes > mostOfAnOrigin) {
      shrink(holder, roomy(mostOfAnOrigin), 0, givenWay);
    }
    if (held > most) {
      makeRoom(SMALL, givenWay);
    }
    if (held > most + most / PART_FOR_SMALL) {
      makeRoom(0, givenWay);
    }
    return givenWay;
  }

  private void makeRoom(int sparing, List<Body> givenWay) {
    List<Holder> largestFirst = new ArrayList<>(holders.values());
    largestFirst.sort(Comparator.comparingLong((Holder holder) -> holder.bytes).reversed());
    for (Holder largest : largestFirst) {
      if (held <= most) {
        return;
      }
      shrink(largest, largest.bytes - (held - roomy(most)), sparing, givenWay);
    }
  }

  private void shrink(Holder holder, long to, int sparing, List<Body> givenWay) {
    List<Body> largestFirst = new ArrayList<>(holder.unfinished);
    largestFirst.sort(BY_SIZE.reversed());
    for (Body body : largestFirst) {
      if (holder.bytes <= to || body.bytes <= sparing) {
        return;
      }
      givenWay.add(body);
      closed(body);
    }
  }

  /** Makes room for more than is asked, so that it need not be made for every piece. */
  private static long roomy(long limit) {
    return limit - limit / 8;
  }

  private synchronized void finished(Body body) {
    Holder holder = holders.get(body.origin);
    if (holder != null) {
      holder.unfinished.remove(body);
    }
  }

  private synchronized void closed(Body body) {
    Holder holder = holders.get(body.origin);
    if (body.closed || holder == null) {
      return;
    }
    body.closed = true;
    held -= body.bytes;
    holder.bytes -= body.bytes;
    holder.unfinished.remove(body);
    holder.bodies.remove(body);
    if (holder.bodies.isEmpty()) {
      holders.remove(body.origin);
    }
  }
}

package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.adapters.shared.WorkLimit;
import br.com.techmedicos.application.shared.ClientAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Lets a few writes at a time into the framework, one address after the other. The others wait as
 * they arrived, in almost no memory. So a rush of bookings costs the threads of connections next to
 * nothing before its turn, and they answer what others read meanwhile.
 */
@Singleton
final class WriteGate implements WorkLimit {

  private final int most;
  private final int ofAnAddress;
  private final Map<ClientAddress, Lane> lanes = new HashMap<>();
  private final Deque<Lane> turns = new ArrayDeque<>();
  private int inside;
  private int outside;
  private long admissions;

  @Inject
  WriteGate(ConnectionLimits limits, RateLimits rateLimits) {
    this(
        limits.writes(),
        rateLimits.enabled() ? Math.max(1, limits.writes() * 3 / 4) : limits.writes());
  }

  /**
   * @param most how many writes may be inside
   * @param ofAnAddress how many of them may be of one address
   */
  WriteGate(int most, int ofAnAddress) {
    this.most = most;
    this.ofAnAddress = ofAnAddress;
  }

  /** The writes of an address. It is among the turns while one of them waits and may enter. */
  private static final class Lane {
    private final ClientAddress address;
    private final Set<Ticket> waiting = new LinkedHashSet<>();
    private int inside;
    private boolean hasTurn;

    private Lane(ClientAddress address) {
      this.address = address;
    }
  }

  /** The place of a write, outside or inside. */
  final class Ticket {
    private final Lane lane;
    private final Executor thread;
    private final Runnable admitted;
    private final long admissionsBefore = admissions;
    private boolean isInside;
    private boolean isOver;

    private Ticket(Lane lane, Executor thread, Runnable admitted) {
      this.lane = lane;
      this.thread = thread;
      this.admitted = admitted;
    }

    /** Leaves, from inside or outside; may be called twice. */
    void leave() {
      left(this);
    }

    /**
     * When all who wait now will have had their turn, if it goes on as it went while this ticket
     * waited.
     *
     * @param waited how long that was
     * @return seconds, rounded up
     */
    long secondsToClear(Duration waited) {
      return clearedIn(admissionsBefore, waited);
    }
  }

  /**
   * Waits for a turn.
   *
   * @param address who the write counts for
   * @param thread runs what follows
   * @param admitted what to do inside; not run if the ticket has left by then
   */
  synchronized Ticket enter(ClientAddress address, Executor thread, Runnable admitted) {
    Lane lane = lanes.computeIfAbsent(address, Lane::new);
    Ticket ticket = new Ticket(lane, thread, admitted);
    lane.waiting.add(ticket);
    outside++;
    takeTurn(lane);
    letIn();
    return ticket;
  }

  private synchronized long clearedIn(long admissionsBefore, Duration waited) {
    long passed = Math.max(1, admissions - admissionsBefore);
    return (outside * waited.toSeconds() + passed - 1) / passed;
  }

  @Override
  public String kind() {
    return "gate";
  }

  /** {@return the writes inside; those that wait outside have no limit} */
  @Override
  public synchronized int inFlight() {
    return inside;
  }

  @Override
  public int limit() {
    return most;
  }

  private synchronized void left(Ticket ticket) {
    if (ticket.isOver) {
      return;
    }
    ticket.isOver = true;
    Lane lane = ticket.lane;
    if (ticket.isInside) {
      lane.inside--;
      inside--;
      takeTurn(lane);
      letIn();
    } else if (lane.waiting.remove(ticket)) {
      outside--;
    }
    if (lane.inside == 0 && lane.waiting.isEmpty()) {
      lanes.remove(lane.address);
    }
  }

  private void takeTurn(Lane lane) {
    if (!lane.hasTurn && !lane.waiting.isEmpty() && lane.inside < ofAnAddress) {
      lane.hasTurn = true;
      turns.add(lane);
    }
  }

  private void letIn() {
    while (inside < most && !turns.isEmpty()) {
      Lane lane = turns.remove();
      lane.hasTurn = false;
      Iterator<Ticket> next = lane.waiting.iterator();
      if (next.hasNext()) {
        Ticket ticket = next.next();
        next.remove();
        ticket.isInside = true;
        lane.inside++;
        inside++;
        outside--;
        admissions++;
        ticket.thread.execute(() -> admit(ticket));
        takeTurn(lane);
      }
    }
  }

  /** On the ticket's thread, where it may have left meanwhile. */
  private void admit(Ticket ticket) {
    if (!hasLeft(ticket)) {
      ticket.admitted.run();
    }
  }

  private synchronized boolean hasLeft(Ticket ticket) {
    return ticket.isOver;
  }
}

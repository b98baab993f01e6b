package br.com.techmedicos.chaos;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.chaos.history.DayOperation;
import br.com.techmedicos.chaos.history.DayOperation.Answer;
import br.com.techmedicos.chaos.history.DayOperation.Kind;
import br.com.techmedicos.chaos.history.Linearizability;
import br.com.techmedicos.chaos.history.Operation;
import br.com.techmedicos.domain.scheduling.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Many want the slots of one day of one doctor, and let go of them again. Everything that is asked
 * and answered is kept. A patient holds one slot at most. Of one thread.
 */
final class Contest {

  /**
   * A slot that was freed on another instance may be refused for a second (ADR 13), counted from
   * the end of the transaction that found it taken.
   */
  private static final long OLDEST_REFUSAL_NANOS = Duration.ofSeconds(2).toNanos();

  private final ListedDoctor doctor;
  private final List<Slot> slots;
  private final Deque<LoggedInPatient> patients;
  private final Random random;
  private final List<Operation<DayOperation>> history = new ArrayList<>();
  private final List<Holder> idle = new ArrayList<>();
  private final Map<Request, Wish> underWay = new IdentityHashMap<>();
  private final Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
  private final List<Sample> surprising = new ArrayList<>();
  private Slot wanted;
  private int visits;
  private int refusedWhole;
  private long lastDone = Long.MIN_VALUE;

  private record Holder(int visit, LoggedInPatient patient, String path) {}

  private record Wish(Kind kind, Holder holder, Instant startsAt) {}

  /**
   * About a day.
   *
   * @param patients whom it takes those from who book; shared with other contests
   */
  Contest(ListedDoctor doctor, List<Slot> slots, Deque<LoggedInPatient> patients, Random random) {
    this.doctor = doctor;
    this.slots = slots;
    this.patients = patients;
    this.random = random;
    this.wanted = slots.get(0);
  }

  /** What somebody wants next; often what somebody has just wanted. */
  Request next() {
    if (random.nextBoolean()) {
      wanted = slots.get(random.nextInt(slots.size()));
    }
    int dice = random.nextInt(10);
    if (dice < 6 || idle.isEmpty()) {
      Holder holder = new Holder(++visits, patients.remove(), "");
      return begin(Kind.BOOK, holder, holder.patient().books(doctor, wanted));
    }
    Holder holder = idle.remove(random.nextInt(idle.size()));
    return dice < 8
        ? begin(
            Kind.MOVE,
            holder,
            post(holder, "reschedule", "{\"startsAt\":\"%s\"}".formatted(wanted.startsAt())))
        : begin(
            Kind.CANCEL,
            holder,
            post(holder, "cancel", "{\"justification\":\"Imprevisto no trabalho\"}"));
  }

  private static Request post(Holder holder, String call, String json) {
    return Request.post(
        call, holder.path() + "/" + call, Optional.of(holder.patient().token()), json);
  }

  private Request begin(Kind kind, Holder holder, Request request) {
    underWay.put(request, new Wish(kind, holder, wanted.startsAt()));
    return request;
  }

  /** Notes an answer, if the request is one of this contest. */
  boolean answered(Request request, Sample sample) {
    Wish wish = underWay.remove(request);
    if (wish == null) {
      return false;
    }
    switch (Outcome.of(sample)) {
      case ACKNOWLEDGED -> done(wish, sample);
      case UNKNOWN -> {
        if (sample.status() == 500) {
          surprising.add(sample);
        }
        keep(wish, Answer.NOTHING, sample); // the patient may hold something, and asks no more
      }
      case REFUSED -> refused(wish, sample);
    }
    return true;
  }

  private void done(Wish wish, Sample sample) {
    keep(wish, Answer.DONE, sample);
    lastDone = Math.max(lastDone, sample.intendedNanos());
    Holder holder = wish.holder();
    switch (wish.kind()) {
      case BOOK ->
          idle.add(
              new Holder(
                  holder.visit(),
                  holder.patient(),
                  sample.location().substring(sample.location().indexOf("/api/"))));
      case MOVE -> idle.add(holder);
      case CANCEL -> patients.add(holder.patient());
    }
  }

  private void refused(Wish wish, Sample sample) {
    if (sample.problem().equals("slot-taken")) {
      keep(wish, Answer.TAKEN, sample);
    } else if (sample.status() == 503) {
      refusedWhole++; // it has done nothing, and tells nothing
    } else {
      surprising.add(sample);
    }
    if (wish.kind() == Kind.BOOK) {
      patients.add(wish.holder().patient());
    } else {
      idle.add(wish.holder());
    }
  }

  private void keep(Wish wish, Answer answer, Sample sample) {
    answers.merge(answer, 1, Integer::sum);
    DayOperation what =
        new DayOperation(wish.kind(), wish.holder().visit(), wish.startsAt(), answer);
    long called = sample.intendedNanos();
    history.add(
        switch (answer) {
          case DONE -> Operation.known(what, called, sample.answeredNanos());
          case TAKEN ->
              Operation.known(what, called - OLDEST_REFUSAL_NANOS, sample.answeredNanos());
          case NOTHING -> Operation.unknown(what, called);
        });
  }

  /** Whether something succeeded that was asked after a moment of {@link System#nanoTime()}. */
  boolean goesOnAfter(long nanos) {
    return lastDone > nanos;
  }

  /** The starts of the slots that somebody has, by a node of the database. */
  Set<Instant> held(Connection database) throws SQLException {
    Set<Instant> held = new HashSet<>();
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT starts_at FROM appointment WHERE deadline IS NOT NULL AND doctor_id = ?")) {
      statement.setBytes(1, UuidColumn.Converter.toBytes(doctor.id().value()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          held.add(Instant.EPOCH.plus(rows.getLong(1), ChronoUnit.MICROS));
        }
      }
    }
    return held;
  }

  /** Adds what is held when all is over, as if somebody asked for each slot once more. */
  void look(Set<Instant> held) {
    for (Slot slot : slots) {
      long now = System.nanoTime();
      Answer answer = held.contains(slot.startsAt()) ? Answer.TAKEN : Answer.DONE;
      history.add(
          Operation.known(
              new DayOperation(Kind.BOOK, ++visits, slot.startsAt(), answer),
              now,
              System.nanoTime()));
    }
  }

  /** An operation that no order explains, if there is one. */
  Optional<Operation<DayOperation>> misfit() {
    return Linearizability.misfit(DayOperation.DAY, history);
  }

  /** Answers that nobody can have been given. */
  List<Sample> surprising() {
    return surprising;
  }

  @Override
  public String toString() {
    return "%,d operations: %s, and %d refused as a whole"
        .formatted(history.size(), answers, refusedWhole);
  }
}

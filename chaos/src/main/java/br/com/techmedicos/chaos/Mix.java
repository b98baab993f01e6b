package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.chaos.Visit.Facts;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Patients look for slots and book; what is booked is accepted, rescheduled or cancelled. Everyone
 * wants something else, so that nothing is refused unless something is wrong. Each patient books
 * once. Of one thread.
 */
final class Mix {

  private static final int FIRST_DAY = 3;
  private static final int LAST_DAY = 40;
  private static final long LAST_MOMENTS_NANOS = Duration.ofSeconds(4).toNanos();

  private final Clinic clinic;
  private final Random random = new Random(1);
  private final Map<ListedDoctor, Deque<Slot>> slots = new IdentityHashMap<>();
  private final Deque<LoggedInPatient> patients;
  private final List<Visit> visits = new ArrayList<>();
  private final List<Visit> idle = new ArrayList<>();
  private final Map<Request, Step> underWay = new IdentityHashMap<>();
  private final Map<Outcome, Long> writes = new EnumMap<>(Outcome.class);
  private final Samples all = new Samples();
  private final Samples reads = new Samples();
  private final Map<String, Long> refusals = new TreeMap<>();
  private long surprising;
  private long lastSuccess = System.nanoTime();
  private long lastRead = lastSuccess;
  private long lastWrite = lastSuccess;
  private boolean worksAtTheEnd;
  private long longestStall;
  private long longestRead;
  private long longestWrite;

  private record Step(Visit visit, Facts after) {}

  Mix(Clinic clinic) {
    this.clinic = clinic;
    this.patients = new ArrayDeque<>(clinic.patients());
    Instant now = Instant.now();
    for (ListedDoctor doctor : clinic.doctors()) {
      Deque<Slot> offered = new ArrayDeque<>();
      for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
        offered.addAll(doctor.slots(day, now));
      }
      slots.put(doctor, offered);
    }
  }

  /** What somebody wants next. */
  Request next() {
    int dice = random.nextInt(100);
    if (dice < 50) {
      return read();
    }
    if (dice < 70 || idle.isEmpty()) {
      return book().orElseGet(this::read);
    }
    return change(idle.remove(random.nextInt(idle.size())));
  }

  private Request read() {
    return switch (random.nextInt(4)) {
      case 0 -> Clinic.anySearch();
      case 1 ->
          Request.get(
              "appointments", "/api/v1/appointments", Optional.of(clinic.anyPatient().token()));
      default -> clinic.anySlots();
    };
  }

  private Optional<Request> book() {
    ListedDoctor doctor = clinic.doctors().get(random.nextInt(clinic.doctors().size()));
    Optional<Slot> slot = freeSlot(doctor);
    if (slot.isEmpty() || patients.isEmpty()) {
      return Optional.empty();
    }
    Visit visit = new Visit(patients.remove(), doctor);
    visits.add(visit);
    Facts after =
        Facts.NONE.then("AppointmentRequested", AppointmentStatus.REQUESTED, slot.get().startsAt());
    return Optional.of(begin(visit, after, visit.patient().books(doctor, slot.get())));
  }

  private Optional<Slot> freeSlot(ListedDoctor doctor) {
    return Optional.ofNullable(slots.getOrDefault(doctor, new ArrayDeque<>()).poll());
  }

  private Request change(Visit visit) {
    boolean answered = visit.known().status().equals(Optional.of(AppointmentStatus.ACCEPTED));
    int dice = random.nextInt(100);
    if (!answered && dice < 40) {
      return accept(visit);
    }
    Optional<Slot> other = dice < 70 ? freeSlot(visit.doctor()) : Optional.empty();
    return other.map(slot -> reschedule(visit, slot)).orElseGet(() -> cancel(visit));
  }

  private Request accept(Visit visit) {
    Facts before = visit.known();
    return begin(
        visit,
        before.then("AppointmentAccepted", AppointmentStatus.ACCEPTED, before.startsAt()),
        Request.post(
            "accept", visit.path("accept"), Optional.of(clinic.tokenOf(visit.doctor())), ""));
  }

  private Request reschedule(Visit visit, Slot slot) {
    return begin(
        visit,
        visit.known().then("AppointmentRescheduled", AppointmentStatus.REQUESTED, slot.startsAt()),
        Request.post(
            "reschedule",
            visit.path("reschedule"),
            Optional.of(visit.patient().token()),
            "{\"startsAt\":\"%s\"}".formatted(slot.startsAt())));
  }

  private Request cancel(Visit visit) {
    Facts before = visit.known();
    return begin(
        visit,
        before.then("AppointmentCancelled", AppointmentStatus.CANCELLED, before.startsAt()),
        Request.post(
            "cancel",
            visit.path("cancel"),
            Optional.of(visit.patient().token()),
            "{\"justification\":\"Imprevisto no trabalho\"}"));
  }

  private Request begin(Visit visit, Facts after, Request request) {
    underWay.put(request, new Step(visit, after));
    return request;
  }

  /** Notes what an answer tells. */
  void answered(Request request, Sample sample) {
    all.accept(sample);
    if (sample.ok()) {
      if (underWay.containsKey(request)) {
        lastWrite = sample.answeredNanos();
      } else {
        lastRead = sample.answeredNanos();
      }
      longestStall = Math.max(longestStall, sample.answeredNanos() - lastSuccess);
      lastSuccess = sample.answeredNanos();
    }
    if (sample.status() == 500 || sample.status() >= 400 && sample.status() < 500) {
      surprising++;
      System.out.println("surprising: " + sample);
    }
    if (!sample.ok()) {
      refusals.merge(sample.status() + " " + sample.problem(), 1L, Long::sum);
    }
    Step step = underWay.remove(request);
    if (step == null) {
      reads.accept(sample);
      longestRead = Math.max(longestRead, sample.nanos());
      return;
    }
    longestWrite = Math.max(longestWrite, sample.nanos());
    Outcome outcome = Outcome.of(sample);
    writes.merge(outcome, 1L, Long::sum);
    Visit visit = step.visit();
    switch (outcome) {
      case ACKNOWLEDGED -> visit.acknowledged(step.after(), sample.location());
      case UNKNOWN -> visit.perhaps(step.after());
      case REFUSED -> {}
    }
    boolean live = visit.known().status().filter(AppointmentStatus::live).isPresent();
    if (live && outcome != Outcome.UNKNOWN) {
      idle.add(visit);
    }
  }

  /** Counts what has not ended as a stall: who never comes back is not well. */
  void ended(long now) {
    longestStall = Math.max(longestStall, now - lastSuccess);
    worksAtTheEnd = now - Math.min(lastRead, lastWrite) < LAST_MOMENTS_NANOS;
  }

  /** Whether reads and writes succeeded in the last seconds. */
  boolean worksAtTheEnd() {
    return worksAtTheEnd;
  }

  /** All that were begun. */
  List<Visit> visits() {
    return visits;
  }

  /** How many writes had this outcome. */
  long writes(Outcome outcome) {
    return writes.getOrDefault(outcome, 0L);
  }

  /** All answers. */
  Samples all() {
    return all;
  }

  Samples reads() {
    return reads;
  }

  /** How often what was refused, or failed. */
  Map<String, Long> refusals() {
    return refusals;
  }

  /** How many answers no fault excuses: a 4xx, since everyone wants something else, or a 500. */
  long surprising() {
    return surprising;
  }

  /** The longest time without a success, in seconds. */
  double longestStallSeconds() {
    return longestStall / 1e9;
  }

  /** The longest time that a read waited for its answer, in seconds. */
  double longestReadSeconds() {
    return longestRead / 1e9;
  }

  /** The longest time that a write waited for its answer, in seconds. */
  double longestWriteSeconds() {
    return longestWrite / 1e9;
  }
}

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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Patients log in, look for slots and book; what is booked is accepted, rescheduled or cancelled.
 * Others share files of their records and take them back, while doctors look, upload a file and
 * leave it at that, or rate yesterday's consultation. Everyone wants something else, so that
 * nothing is refused unless something is wrong, but for doctors who may not look. Each patient
 * books once. Of one thread.
 */
final class Mix {

  /** They have no deadline: their pace is watched instead. */
  private static final Set<String> TRANSFERS = Set.of(Sharing.UPLOAD, Sharing.LOOK);

  private static final int FIRST_DAY = 3;
  private static final int LAST_DAY = 40;
  private static final int SHARINGS_AT_ONCE = 16;
  private static final int RATINGS = 100;

  /** So many doctors, from the last, have no appointments and may be suspended. */
  static final int SUSPENDABLE = 8;

  private static final long LAST_MOMENTS_NANOS = Duration.ofSeconds(4).toNanos();

  private final Clinic clinic;
  private final List<ListedDoctor> doctors;
  private final Deque<ListedDoctor> suspendable;
  private final String operatorToken;
  private final boolean clocksAgree;
  private final Random random = new Random(1);
  private final Map<ListedDoctor, Deque<Slot>> slots = new IdentityHashMap<>();
  private final Deque<LoggedInPatient> patients;
  private final List<Visit> visits = new ArrayList<>();
  private final List<Visit> idle = new ArrayList<>();
  private final List<Sharing> sharings = new ArrayList<>();
  private final List<Sharing> unshared = new ArrayList<>();
  private final Deque<Sharing> idleSharings = new ArrayDeque<>();
  private final List<PastVisit> pastVisits = new ArrayList<>();
  private final Deque<PastVisit> unrated = new ArrayDeque<>();
  private final Map<Request, Step> underWay = new IdentityHashMap<>();
  private final Map<Outcome, Long> writes = new EnumMap<>(Outcome.class);
  private final Samples all = new Samples();
  private final Samples reads = new Samples();
  private final Map<String, Long> refusals = new TreeMap<>();
  private long surprising;
  private long denied;
  private long lastSuccess = System.nanoTime();
  private long lastRead = lastSuccess;
  private long lastWrite = lastSuccess;
  private boolean worksAtTheEnd;
  private final List<Long> writtenAt = new ArrayList<>();
  private final List<Sample> uploads = new ArrayList<>();
  private long longestStall;
  private Optional<Sample> slowestRead = Optional.empty();
  private Optional<Sample> slowestWrite = Optional.empty();

  /**
   * One that begins now.
   *
   * @param operatorToken by which doctors are suspended
   * @param clocksAgree whether the instances agree about what has expired
   */
  Mix(Clinic clinic, String operatorToken, boolean clocksAgree) {
    this.clinic = clinic;
    this.operatorToken = operatorToken;
    this.clocksAgree = clocksAgree;
    this.patients = new ArrayDeque<>(clinic.patients());
    int others = clinic.doctors().size() - SUSPENDABLE;
    this.doctors = clinic.doctors().subList(0, others);
    this.suspendable = new ArrayDeque<>(clinic.doctors().subList(others, others + SUSPENDABLE));
    Instant now = Instant.now();
    for (ListedDoctor doctor : doctors) {
      Deque<Slot> offered = new ArrayDeque<>();
      for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
        offered.addAll(doctor.slots(day, now));
      }
      slots.put(doctor, offered);
    }
  }

  /** What somebody wants next. */
  Request next() {
    Step step = step();
    underWay.put(step.request(), step);
    return step.request();
  }

  private Step step() {
    int dice = random.nextInt(100);
    if (dice < 40) {
      return Step.read(read());
    }
    if (dice < 43) {
      return upload().orElseGet(() -> Step.read(read()));
    }
    if (dice < 56) {
      return share().orElseGet(() -> Step.read(read()));
    }
    if (dice < 59 && !unrated.isEmpty()) {
      return unrated.remove().rate();
    }
    if (dice < 78 || idle.isEmpty()) {
      return book().orElseGet(() -> Step.read(read()));
    }
    return change(idle.remove(random.nextInt(idle.size())));
  }

  /** Puts consultations of yesterday into the database, for their patients to rate. */
  void prepare(Connection database) throws SQLException {
    try (database) {
      for (int i = 0; i < RATINGS && !patients.isEmpty(); i++) {
        PastVisit visit = new PastVisit(patients.removeLast(), anyDoctor(), 1 + random.nextInt(5));
        visit.insert(database);
        pastVisits.add(visit);
      }
    }
    unrated.addAll(pastVisits);
  }

  private ListedDoctor anyDoctor() {
    return doctors.get(random.nextInt(doctors.size()));
  }

  private Optional<Step> share() {
    long going = sharings.stream().filter(Sharing::certain).count();
    if (going < SHARINGS_AT_ONCE && !patients.isEmpty()) {
      Optional<ListedDoctor> mayBeSuspended = Optional.ofNullable(suspendable.poll());
      int trusted = random.nextInt(doctors.size());
      int stranger = (trusted + 1 + random.nextInt(doctors.size() - 1)) % doctors.size();
      Sharing sharing =
          new Sharing(
              clinic,
              patients.removeLast(),
              mayBeSuspended.orElse(doctors.get(trusted)),
              doctors.get(stranger),
              mayBeSuspended.map(doctor -> operatorToken),
              clocksAgree);
      sharings.add(sharing);
      idleSharings.add(sharing);
    }
    return Optional.ofNullable(idleSharings.poll())
        .map(
            sharing -> {
              Step step = sharing.next(random);
              return new Step(
                  step.request(),
                  step.writes(),
                  step.right(),
                  (outcome, sample) -> {
                    step.told().accept(outcome, sample);
                    if (sharing.certain()) {
                      idleSharings.add(sharing);
                    }
                  });
            });
  }

  /** All who share have uploaded soon, and then nobody would while something is broken. */
  private Optional<Step> upload() {
    if (patients.isEmpty()) {
      return Optional.empty();
    }
    Sharing alone =
        new Sharing(
            clinic,
            patients.removeLast(),
            doctors.get(0),
            doctors.get(1),
            Optional.empty(),
            clocksAgree);
    unshared.add(alone);
    return Optional.of(alone.next(random));
  }

  private Request read() {
    return switch (random.nextInt(20)) {
      case 0 -> clinic.anyPatient().logsIn();
      case 1, 2, 3, 4, 5 -> Clinic.anySearch();
      case 6, 7, 8, 9, 10 ->
          Request.get(
              "appointments", "/api/v1/appointments", Optional.of(clinic.anyPatient().token()));
      default ->
          Request.get(
              "slots",
              anyDoctor().slotsPath(1, 7),
              random.nextBoolean() ? Optional.of(clinic.anyPatient().token()) : Optional.empty());
    };
  }

  private Optional<Step> book() {
    ListedDoctor doctor = anyDoctor();
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

  private Step change(Visit visit) {
    boolean answered = visit.known().status().equals(Optional.of(AppointmentStatus.ACCEPTED));
    int dice = random.nextInt(100);
    if (!answered && dice < 40) {
      return accept(visit);
    }
    Optional<Slot> other = dice < 70 ? freeSlot(visit.doctor()) : Optional.empty();
    return other.map(slot -> reschedule(visit, slot)).orElseGet(() -> cancel(visit));
  }

  private Step accept(Visit visit) {
    Facts before = visit.known();
    return begin(
        visit,
        before.then("AppointmentAccepted", AppointmentStatus.ACCEPTED, before.startsAt()),
        Request.post(
            "accept", visit.path("accept"), Optional.of(clinic.tokenOf(visit.doctor())), ""));
  }

  private Step reschedule(Visit visit, Slot slot) {
    return begin(
        visit,
        visit.known().then("AppointmentRescheduled", AppointmentStatus.REQUESTED, slot.startsAt()),
        Request.post(
            "reschedule",
            visit.path("reschedule"),
            Optional.of(visit.patient().token()),
            "{\"startsAt\":\"%s\"}".formatted(slot.startsAt())));
  }

  private Step cancel(Visit visit) {
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

  private Step begin(Visit visit, Facts after, Request request) {
    return Step.write(
        request,
        (outcome, sample) -> {
          switch (outcome) {
            case ACKNOWLEDGED -> visit.acknowledged(after, sample.location());
            case UNKNOWN -> visit.perhaps(after);
            case REFUSED -> {}
          }
          boolean live = visit.known().status().filter(AppointmentStatus::live).isPresent();
          if (live && outcome != Outcome.UNKNOWN) {
            idle.add(visit);
          }
        });
  }

  /** Notes what an answer tells. */
  void answered(Request request, Sample sample) {
    Step step = Objects.requireNonNull(underWay.remove(request));
    boolean right = step.isRight(sample);
    if (right && !sample.ok()) {
      denied++;
    } else {
      all.accept(sample);
    }
    if (right) {
      if (step.writes()) {
        lastWrite = sample.answeredNanos();
        writtenAt.add(lastWrite);
      } else {
        lastRead = sample.answeredNanos();
      }
      longestStall = Math.max(longestStall, sample.answeredNanos() - lastSuccess);
      lastSuccess = sample.answeredNanos();
    } else {
      refusals.merge(
          "%s %d %s".formatted(sample.kind(), sample.status(), sample.problem()), 1L, Long::sum);
    }
    if (step.isSurprising(sample)) {
      surprising++;
      System.out.println("surprising: " + sample);
    }
    if (sample.kind().equals(Sharing.UPLOAD)) {
      uploads.add(sample);
    }
    Outcome outcome = Outcome.of(sample);
    step.told().accept(outcome, sample);
    if (step.writes()) {
      slowestWrite =
          TRANSFERS.contains(sample.kind()) ? slowestWrite : slower(slowestWrite, sample);
      writes.merge(outcome, 1L, Long::sum);
    } else {
      slowestRead = TRANSFERS.contains(sample.kind()) ? slowestRead : slower(slowestRead, sample);
      if (!right || sample.ok()) {
        reads.accept(sample);
      }
    }
  }

  /** How long after a moment a write succeeded for the first time, in seconds. */
  double secondsUntilWritten(long sinceNanos) {
    return writtenAt.stream()
        .mapToLong(at -> at - sinceNanos)
        .filter(after -> after >= 0)
        .mapToDouble(after -> after / 1e9)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
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

  /** All records with files, shared or not. */
  List<Sharing> sharings() {
    return Stream.of(sharings, unshared).flatMap(List::stream).toList();
  }

  /** The answers to uploads. */
  List<Sample> uploads() {
    return uploads;
  }

  /** The consultations that could be rated. */
  List<PastVisit> pastVisits() {
    return pastVisits;
  }

  /** How often a doctor looked who may not, and was told so. */
  long denied() {
    return denied;
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
    return seconds(slowestRead);
  }

  /** The reads and writes that waited longest for an answer. */
  String slowest() {
    return Stream.of(slowestRead, slowestWrite)
        .flatMap(Optional::stream)
        .map(
            sample ->
                "%s %d %s after %.1f s"
                    .formatted(
                        sample.kind(), sample.status(), sample.problem(), sample.nanos() / 1e9))
        .collect(Collectors.joining(", "));
  }

  private static double seconds(Optional<Sample> sample) {
    return sample.map(Sample::nanos).orElse(0L) / 1e9;
  }

  private static Optional<Sample> slower(Optional<Sample> slowest, Sample sample) {
    return slowest.filter(other -> other.nanos() >= sample.nanos()).or(() -> Optional.of(sample));
  }

  /** The longest time that a write waited for its answer, in seconds. */
  double longestWriteSeconds() {
    return seconds(slowestWrite);
  }
}

package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.someDoctor;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.Role;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link AccessLogs}. */
@Promises
public abstract class AccessLogsContract {

  private static final long TIME_TO_JUMP_THE_QUEUE = 150;

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant NOW = NOON.plusNanos(30_123_456_000L);
  private static final AccountId DOCTOR = AccountId.of(someDoctor());
  private static final RecordFileId FILE = new RecordFileId(UniqueData.id());
  private static final GrantId GRANT = new GrantId(UniqueData.id());

  private PatientId patient;
  private PatientId other;

  /** Returns the logs under test. */
  protected abstract AccessLogs logs();

  /** Returns the store of the patients who own the logs. */
  protected abstract Patients patients();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  /** Deletes the head of a log but not its rows, as an attacker with access to the store could. */
  protected abstract void loseEnd(PatientId whose);

  @BeforeEach
  void two_patients() {
    patient = addPatient();
    other = addPatient();
  }

  // — rows —

  @Test
  void a_log_that_nobody_wrote_to_is_empty() {
    assertThat(log(patient)).isEqualTo(AccessLog.empty(patient));
    assertThat(logs().rows(patient, 0, 10)).isEmpty();
  }

  static Stream<Access> accesses() {
    PatientId anyone = somePatient();
    Stream<Access> everyActionAndOutcome =
        Stream.of(AccessAction.values())
            .flatMap(
                action ->
                    Stream.of(AccessOutcome.values())
                        .map(
                            outcome ->
                                new Access(
                                    anyone,
                                    DOCTOR,
                                    action,
                                    outcome,
                                    Optional.of(FILE),
                                    Optional.empty(),
                                    NOW)));
    Stream<Access> everyRole =
        Stream.of(
                AccountId.of(someDoctor()),
                AccountId.of(somePatient()),
                AccountId.of(new OperatorId(UniqueData.id())))
            .map(
                actor ->
                    new Access(
                        anyone,
                        actor,
                        AccessAction.REVOKE,
                        AccessOutcome.ALLOWED,
                        Optional.empty(),
                        Optional.of(GRANT),
                        NOON));
    Access ofNothing =
        new Access(
            anyone,
            DOCTOR,
            AccessAction.LIST,
            AccessOutcome.ALLOWED,
            Optional.empty(),
            Optional.empty(),
            NOON.plusNanos(999_999_000));
    return Stream.of(everyActionAndOutcome, everyRole, Stream.of(ofNothing)).flatMap(a -> a);
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void a_row_is_read_as_it_was_written(Access access) {
    AccessLogEntry entry = write(of(patient, access));

    assertThat(logs().rows(patient, 0, 10)).containsExactly(entry);
  }

  @Test
  void a_log_ends_with_what_was_written_last() {
    write(read(NOW));
    AccessLogEntry last = write(read(NOW));

    AccessLog log = log(patient);

    assertThat(log.length()).isEqualTo(2);
    assertThat(log.last()).isEqualTo(last.seal());
    assertThat(log.isEndOf(2, last.seal(), AccessLogsContract::holds)).isTrue();
  }

  @Test
  void the_longest_seals_are_kept_whole() {
    byte[] bytes = new byte[Seal.MAXIMUM_LENGTH];
    Arrays.fill(bytes, (byte) 0xE9);
    Seal seal = Seal.of(bytes);
    AccessLogEntry entry = new AccessLogEntry(1, read(NOW), 1, seal, seal);
    AccessLog log = new AccessLog(patient, 1, seal, seal);

    unitOfWork()
        .run(
            () -> {
              logs().hold(patient);
              logs().append(log, entry);
            });

    assertThat(logs().rows(patient, 0, 1)).containsExactly(entry);
    assertThat(log(patient)).isEqualTo(log);
  }

  @Test
  void rows_come_oldest_first_after_a_place_and_no_more_than_are_wanted() {
    List<AccessLogEntry> written = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      written.add(write(read(NOW.minusSeconds(i)))); // a clock running backwards is fine
    }

    assertThat(logs().rows(patient, 0, 5)).isEqualTo(written.subList(0, 5));
    assertThat(logs().rows(patient, 5, 5)).isEqualTo(written.subList(5, 10));
    assertThat(logs().rows(patient, 10, 5)).isEqualTo(written.subList(10, 12));
    assertThat(logs().rows(patient, 12, 5)).isEmpty();
  }

  @Test
  void every_patient_has_a_log_of_their_own() {
    AccessLogEntry mine = write(read(NOW));
    AccessLogEntry theirs = write(of(other, read(NOW)));

    assertThat(mine.sequence()).isEqualTo(1);
    assertThat(theirs.sequence()).isEqualTo(1);
    assertThat(logs().rows(patient, 0, 10)).containsExactly(mine);
    assertThat(logs().rows(other, 0, 10)).containsExactly(theirs);
  }

  @Test
  void a_row_is_not_kept_when_what_it_tells_of_is_undone() {
    AccessLogEntry before = write(read(NOW));

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          append(read(NOW));
                          logs().update(AccessLog.repeated(before, AccessLogsContract::seal));
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(logs().rows(patient, 0, 10)).containsExactly(before);
    assertThat(log(patient).length()).isEqualTo(1);
    assertThat(write(read(NOW)).sequence()).isEqualTo(2);
  }

  @Test
  void what_one_unit_of_work_writes_it_builds_on() {
    unitOfWork()
        .run(
            () -> {
              append(read(NOW));
              append(read(NOW));
            });
    write(read(NOW));

    assertThatNothingIsAltered(3);
  }

  // — refusals that are repeated —

  @Test
  void a_refusal_is_found_when_it_is_repeated_in_the_same_minute() {
    Access refusal = refused(NOON);
    AccessLogEntry entry = write(refusal);
    write(of(patient, read(NOON.plusSeconds(1))));

    assertThat(find(refused(NOON))).contains(entry);
    assertThat(find(refused(NOON.plusSeconds(60).minusNanos(1000)))).contains(entry);
    assertThat(find(refused(NOON.plusSeconds(60)))).isEmpty();
    assertThat(find(refused(NOON.minusNanos(1000)))).isEmpty();
  }

  static Stream<Access> otherRefusals() {
    PatientId anyone = somePatient();
    Access one = refusal(anyone, NOON);
    AccountId actor = one.actor();
    Role otherRole = actor.role() == Role.DOCTOR ? Role.OPERATOR : Role.DOCTOR;
    return Stream.of(
        refusal(anyone, new AccountId(otherRole, actor.value()), FILE, NOON),
        refusal(anyone, AccountId.of(someDoctor()), FILE, NOON),
        refusal(anyone, actor, new RecordFileId(UniqueData.id()), NOON),
        new Access(
            anyone,
            actor,
            AccessAction.READ,
            AccessOutcome.DENIED,
            Optional.empty(),
            Optional.empty(),
            NOON),
        new Access(
            anyone,
            actor,
            AccessAction.READ,
            AccessOutcome.DENIED,
            Optional.of(FILE),
            Optional.of(GRANT),
            NOON),
        new Access(
            anyone,
            actor,
            AccessAction.READ,
            AccessOutcome.DENIED,
            Optional.empty(),
            Optional.of(GRANT),
            NOON),
        new Access(
            anyone,
            actor,
            AccessAction.DELETE,
            AccessOutcome.DENIED,
            Optional.of(FILE),
            Optional.empty(),
            NOON),
        new Access(
            anyone,
            actor,
            AccessAction.READ,
            AccessOutcome.ALLOWED,
            Optional.of(FILE),
            Optional.empty(),
            NOON));
  }

  @ParameterizedTest
  @MethodSource("otherRefusals")
  void another_refusal_is_not_taken_for_a_repetition(Access another) {
    write(of(patient, another));

    assertThat(find(refused(NOON))).isEmpty();
  }

  @Test
  void a_refusal_about_nothing_and_one_about_a_grant_are_found_too() {
    Access ofNothing =
        new Access(
            patient,
            DOCTOR,
            AccessAction.LIST,
            AccessOutcome.DENIED,
            Optional.empty(),
            Optional.empty(),
            NOON);
    Access ofGrant =
        new Access(
            patient,
            DOCTOR,
            AccessAction.REVOKE,
            AccessOutcome.DENIED,
            Optional.empty(),
            Optional.of(GRANT),
            NOON);
    AccessLogEntry first = write(ofNothing);
    AccessLogEntry second = write(ofGrant);

    assertThat(find(ofNothing)).contains(first);
    assertThat(find(ofGrant)).contains(second);
  }

  @Test
  void the_refusals_of_one_record_are_not_those_of_another() {
    write(of(other, refused(NOON)));

    assertThat(find(refused(NOON))).isEmpty();
  }

  @Test
  void of_two_rows_of_the_same_refusal_the_last_is_found() {
    write(refused(NOON));
    AccessLogEntry last = write(refused(NOON.plusSeconds(1)));

    assertThat(find(refused(NOON.plusSeconds(2)))).contains(last);
  }

  @Test
  void how_often_a_refusal_was_repeated_is_kept_and_nothing_else_changes() {
    write(read(NOW));
    AccessLogEntry once = write(refused(NOON));
    write(read(NOW));
    AccessLogEntry twice = AccessLog.repeated(once, AccessLogsContract::seal);

    unitOfWork()
        .run(
            () -> {
              logs().hold(patient);
              logs().update(twice);
            });

    assertThat(twice.times()).isEqualTo(2);
    assertThat(logs().rows(patient, 1, 1)).containsExactly(twice);
    assertThat(find(refused(NOON))).contains(twice);
    assertThatNothingIsAltered(3);
  }

  // — lists that a doctor sees again —

  @Test
  void a_list_is_found_when_the_same_doctor_sees_it_again_within_an_hour() {
    AccessLogEntry entry = write(listed(DOCTOR, NOON));
    write(read(NOON.plusSeconds(1)));
    write(refused(NOON.plusSeconds(2)));

    assertThat(find(listed(DOCTOR, NOON))).contains(entry);
    assertThat(find(listed(DOCTOR, NOON.plusSeconds(3_600)))).contains(entry);
    assertThat(find(listed(DOCTOR, NOON.plusSeconds(3_600).plusNanos(1_000)))).isEmpty();
    assertThat(find(of(other, listed(DOCTOR, NOON)))).isEmpty();
    assertThat(find(listed(AccountId.of(someDoctor()), NOON))).isEmpty();
  }

  @Test
  void what_is_read_and_what_a_patient_lists_is_never_a_repetition() {
    AccountId themselves = AccountId.of(patient);
    write(read(NOON));
    write(listed(themselves, NOON));

    assertThat(find(read(NOON))).isEmpty();
    assertThat(find(listed(themselves, NOON))).isEmpty();
  }

  private Access listed(AccountId actor, Instant at) {
    return new Access(
        patient,
        actor,
        AccessAction.LIST,
        AccessOutcome.ALLOWED,
        Optional.empty(),
        Optional.empty(),
        at);
  }

  // — one at a time —

  @Test
  void a_log_that_is_held_is_waited_for() {
    assertThatTheSecondWaits(() -> logs().hold(patient), () -> logs().hold(patient));
  }

  @Test
  void a_log_with_rows_that_is_held_is_waited_for() {
    write(read(NOW));

    assertThatTheSecondWaits(() -> logs().hold(patient), () -> logs().hold(patient));
  }

  @Test
  void a_log_can_be_held_twice_in_one_unit_of_work() {
    AccessLog log =
        unitOfWork()
            .execute(
                () -> {
                  logs().hold(patient);
                  append(read(NOW));
                  return logs().hold(patient);
                });

    assertThat(log.length()).isEqualTo(1);
  }

  @Test
  void no_row_is_lost_whoever_writes_at_the_same_time() {
    List<Callable<Integer>> writers =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                i ->
                    () -> {
                      for (int row = 0; row < 20; row++) {
                        write(read(NOW));
                      }
                      return i;
                    })
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(writers);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThatNothingIsAltered(160);
  }

  @Test
  void no_repetition_is_lost_whoever_is_refused_at_the_same_time() {
    Callable<AccessLogEntry> refused = () -> unitOfWork().execute(this::count);

    var outcomes =
        ConcurrentAttempts.atOnce(IntStream.range(0, 16).mapToObj(i -> refused).toList());

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(logs().rows(patient, 0, 10))
        .singleElement()
        .extracting(AccessLogEntry::times)
        .isEqualTo(16);
    assertThatNothingIsAltered(1);
  }

  @Test
  void the_log_of_another_can_be_written_apart_while_one_is_held() {
    unitOfWork()
        .run(
            () -> {
              append(read(NOW));
              unitOfWork().runApart(() -> append(of(other, refused(NOON))));
            });

    assertThat(logs().rows(patient, 0, 10)).hasSize(1);
    assertThat(logs().rows(other, 0, 10)).hasSize(1);
  }

  // — all —

  @Test
  void all_logs_are_gone_through_by_patient() {
    PatientId before = somePatient();
    List<PatientId> three = List.of(addPatient(), addPatient(), addPatient());
    three.forEach(whose -> write(of(whose, read(NOW))));

    List<AccessLog> first = logs().all(Optional.of(before), 2);
    List<AccessLog> rest = logs().all(Optional.of(three.get(1)), 2);

    assertThat(first).containsExactly(log(three.get(0)), log(three.get(1)));
    assertThat(rest).containsExactly(log(three.get(2)));
    assertThat(logs().all(Optional.of(three.get(2)), 2)).isEmpty();
    assertThat(logs().all(Optional.empty(), 1)).hasSize(1);
  }

  @Test
  void a_log_of_which_only_rows_are_left_is_not_passed_over() {
    PatientId before = somePatient();
    List<PatientId> three = List.of(addPatient(), addPatient(), addPatient());
    three.forEach(whose -> write(of(whose, read(NOW))));

    loseEnd(three.get(1));

    assertThat(logs().all(Optional.of(before), 10))
        .extracting(AccessLog::patient)
        .containsExactlyElementsOf(three);
    assertThat(log(three.get(1))).isEqualTo(AccessLog.empty(three.get(1)));
    assertThat(logs().rows(three.get(1), 0, 10)).hasSize(1);
  }

  /**
   * Asserts that the log of another patient is not blocked, for stores with concurrent units of
   * work.
   */
  protected final void assertThatTheLogOfAnotherCanBeHeldMeanwhile() {
    CountDownLatch bothHeld = new CountDownLatch(2);
    Callable<Boolean> mine = () -> meet(patient, bothHeld);
    Callable<Boolean> theirs = () -> meet(other, bothHeld);

    var outcomes = ConcurrentAttempts.atOnce(List.of(mine, theirs));

    assertThat(outcomes)
        .extracting(ConcurrentAttempts.Outcome::answer)
        .containsOnly(Optional.of(true));
  }

  private boolean meet(PatientId whose, CountDownLatch bothHeld) {
    return unitOfWork()
        .execute(
            () -> {
              logs().hold(whose);
              bothHeld.countDown();
              try {
                return bothHeld.await(40, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
  }

  // — helpers —

  private static Access refusal(PatientId whose, Instant at) {
    return refusal(whose, DOCTOR, FILE, at);
  }

  private static Access refusal(PatientId whose, AccountId actor, RecordFileId file, Instant at) {
    return new Access(
        whose,
        actor,
        AccessAction.READ,
        AccessOutcome.DENIED,
        Optional.of(file),
        Optional.empty(),
        at);
  }

  private Access refused(Instant at) {
    return refusal(patient, at);
  }

  private Access read(Instant at) {
    return new Access(
        patient,
        AccountId.of(patient),
        AccessAction.READ,
        AccessOutcome.ALLOWED,
        Optional.of(FILE),
        Optional.empty(),
        at);
  }

  private static Access of(PatientId whose, Access access) {
    return new Access(
        whose,
        access.actor(),
        access.action(),
        access.outcome(),
        access.file(),
        access.grant(),
        access.at());
  }

  private AccessLogEntry write(Access access) {
    return unitOfWork().execute(() -> append(access));
  }

  private AccessLogEntry append(Access access) {
    AccessLog log = logs().hold(access.patient());
    AccessLogEntry entry = log.next(access, AccessLogsContract::seal);
    logs().append(log.with(entry, AccessLogsContract::seal), entry);
    return entry;
  }

  /** Counts a refusal, as the writer of the log does. */
  private AccessLogEntry count() {
    logs().hold(patient);
    Optional<AccessLogEntry> repeated =
        logs()
            .findRepeated(refused(NOON))
            .map(entry -> AccessLog.repeated(entry, AccessLogsContract::seal));
    repeated.ifPresent(logs()::update);
    return repeated.orElseGet(() -> append(refused(NOON)));
  }

  private AccessLog log(PatientId whose) {
    return unitOfWork().execute(() -> logs().hold(whose));
  }

  private Optional<AccessLogEntry> find(Access access) {
    return unitOfWork().execute(() -> logs().findRepeated(access));
  }

  private PatientId addPatient() {
    Patient someone = SampleAppointment.patientNamed("José Lima");
    unitOfWork().run(() -> patients().add(someone));
    return someone.id();
  }

  private void assertThatNothingIsAltered(int length) {
    List<AccessLogEntry> rows = logs().rows(patient, 0, 1000);
    assertThat(rows.stream().map(AccessLogEntry::sequence))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, length).boxed().toList());
    Seal last = Seal.NONE;
    for (AccessLogEntry row : rows) {
      assertThat(AccessLog.isUnaltered(last, row.sequence(), row, AccessLogsContract::holds))
          .isTrue();
      last = row.seal();
    }
    assertThat(log(patient).isEndOf(length, last, AccessLogsContract::holds)).isTrue();
  }

  private void assertThatTheSecondWaits(Runnable first, Runnable second) {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch atTheDoor = new CountDownLatch(1);
    List<String> happened = new CopyOnWriteArrayList<>();
    Callable<Boolean> hasIt =
        () ->
            unitOfWork()
                .execute(
                    () -> {
                      first.run();
                      open.countDown();
                      pauseOnceIn(atTheDoor);
                      return happened.add("the first is done");
                    });
    Callable<Boolean> waits =
        () -> {
          open.await();
          atTheDoor.countDown();
          return unitOfWork()
              .execute(
                  () -> {
                    second.run();
                    return happened.add("the second has it open");
                  });
        };

    var outcomes = ConcurrentAttempts.atOnce(List.of(hasIt, waits));

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(happened).containsExactly("the first is done", "the second has it open");
  }

  private static void pauseOnceIn(CountDownLatch place) {
    try {
      place.await();
      Thread.sleep(TIME_TO_JUMP_THE_QUEUE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A seal without a secret, good enough to distinguish two contents. */
  private static byte[] seal(byte[] content) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(Arrays.hashCode(content)).array();
  }

  private static boolean holds(byte[] seal, byte[] content) {
    return Arrays.equals(seal, seal(content));
  }
}

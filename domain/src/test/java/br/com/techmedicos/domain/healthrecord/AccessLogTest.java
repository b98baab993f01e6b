package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.healthrecord.SampleRecord.id;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever alters a log without the key that seals it is found out; tests say where that ends. */
class AccessLogTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final PatientId PATIENT = new PatientId(id(1));
  private static final PatientId OTHER = new PatientId(id(2));
  private static final AccountId DOCTOR = AccountId.of(new DoctorId(id(3)));
  private static final RecordFileId FILE = new RecordFileId(id(4));
  private static final GrantId GRANT = new GrantId(id(5));

  /** A log as a store keeps it. */
  private record Kept(AccessLog log, List<AccessLogEntry> rows) {

    static Kept nothing(PatientId patient) {
      return new Kept(AccessLog.empty(patient), List.of());
    }

    Kept with(Access access) {
      AccessLogEntry entry = log.next(access, AccessLogTest::seal);
      List<AccessLogEntry> more = new ArrayList<>(rows);
      more.add(entry);
      return new Kept(log.with(entry, AccessLogTest::seal), more);
    }

    Kept repeated(int index) {
      return with(index, row -> AccessLog.repeated(row, AccessLogTest::seal));
    }

    Kept with(int index, UnaryOperator<AccessLogEntry> change) {
      List<AccessLogEntry> changed = new ArrayList<>(rows);
      changed.set(index, change.apply(rows.get(index)));
      return new Kept(log, changed);
    }

    /** With other rows, which are numbered as if nothing had happened. */
    Kept withRows(List<AccessLogEntry> others) {
      return new Kept(
          log, IntStream.range(0, others.size()).mapToObj(i -> at(i + 1, others.get(i))).toList());
    }

    Kept withLog(AccessLog other) {
      return new Kept(other, rows);
    }

    /** The place of the first row that is not as it was written, as it is looked for. */
    Optional<Long> firstAltered() {
      Seal last = Seal.NONE;
      long read = 0;
      for (AccessLogEntry row : rows) {
        if (!AccessLog.isUnaltered(last, read + 1, row, AccessLogTest::holds)) {
          return Optional.of(read + 1);
        }
        read++;
        last = row.seal();
      }
      return log.isEndOf(read, last, AccessLogTest::holds)
          ? Optional.empty()
          : Optional.of(read + 1);
    }
  }

  /** A log of six rows; the fourth is a refusal that was repeated. */
  private static final Kept LOG = sixRows(PATIENT);

  private static Kept sixRows(PatientId patient) {
    return Kept.nothing(patient)
        .with(access(patient, AccessAction.LIST, AccessOutcome.ALLOWED, 0))
        .with(access(patient, AccessAction.READ, AccessOutcome.ALLOWED, 1))
        .with(access(patient, AccessAction.GRANT, AccessOutcome.ALLOWED, 2))
        .with(access(patient, AccessAction.READ, AccessOutcome.DENIED, 3))
        .with(access(patient, AccessAction.DELETE, AccessOutcome.ALLOWED, 4))
        .with(access(patient, AccessAction.EXPORT, AccessOutcome.ALLOWED, 5))
        .repeated(3);
  }

  private static Access access(
      PatientId patient, AccessAction action, AccessOutcome outcome, int second) {
    return new Access(
        patient,
        DOCTOR,
        action,
        outcome,
        action == AccessAction.READ ? Optional.of(FILE) : Optional.empty(),
        action == AccessAction.GRANT ? Optional.of(GRANT) : Optional.empty(),
        NOON.plusSeconds(second));
  }

  // — as it should be —

  @Test
  void a_log_that_nobody_touched_is_unaltered() {
    assertThat(LOG.firstAltered()).isEmpty();
    assertThat(Kept.nothing(PATIENT).firstAltered()).isEmpty();
  }

  @Test
  void rows_are_numbered_from_one_on_and_counted_once() {
    assertThat(LOG.rows())
        .extracting(AccessLogEntry::sequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(LOG.rows()).extracting(AccessLogEntry::times).containsExactly(1, 1, 1, 2, 1, 1);
    assertThat(LOG.log().length()).isEqualTo(6);
    assertThat(LOG.log().last()).isEqualTo(LOG.rows().get(5).seal());
  }

  @Test
  void a_repetition_changes_the_count_alone_and_the_log_goes_on() {
    AccessLogEntry once = Kept.nothing(PATIENT).with(LOG.rows().get(3).access()).rows().get(0);
    AccessLogEntry thrice =
        AccessLog.repeated(AccessLog.repeated(once, AccessLogTest::seal), AccessLogTest::seal);

    assertThat(thrice.times()).isEqualTo(3);
    assertThat(thrice)
        .usingRecursiveComparison()
        .ignoringFields("times", "timesSealed")
        .isEqualTo(once);
    assertThat(LOG.repeated(3).with(LOG.rows().get(0).access()).firstAltered()).isEmpty();
  }

  // — one row altered —

  static Stream<Named<UnaryOperator<AccessLogEntry>>> alterations() {
    return Stream.of(
        altered("the patient", a -> copy(a, OTHER, a.actor(), a.file(), a.grant(), a.at())),
        altered(
            "the actor",
            a ->
                copy(
                    a,
                    a.patient(),
                    AccountId.of(new DoctorId(id(9))),
                    a.file(),
                    a.grant(),
                    a.at())),
        altered(
            "the actor's role",
            a ->
                copy(
                    a,
                    a.patient(),
                    new AccountId(Role.OPERATOR, a.actor().value()),
                    a.file(),
                    a.grant(),
                    a.at())),
        altered(
            "the action",
            a ->
                new Access(
                    a.patient(),
                    a.actor(),
                    a.action() == AccessAction.REVOKE ? AccessAction.LIST : AccessAction.REVOKE,
                    a.outcome(),
                    a.file(),
                    a.grant(),
                    a.at())),
        altered(
            "the outcome",
            a ->
                new Access(
                    a.patient(),
                    a.actor(),
                    a.action(),
                    a.outcome() == AccessOutcome.DENIED
                        ? AccessOutcome.ALLOWED
                        : AccessOutcome.DENIED,
                    a.file(),
                    a.grant(),
                    a.at())),
        altered(
            "the file",
            a ->
                copy(
                    a,
                    a.patient(),
                    a.actor(),
                    Optional.of(new RecordFileId(id(9))),
                    a.grant(),
                    a.at())),
        altered(
            "whether there is a file",
            a ->
                copy(
                    a,
                    a.patient(),
                    a.actor(),
                    a.file().isPresent() ? Optional.empty() : Optional.of(FILE),
                    a.grant(),
                    a.at())),
        altered(
            "whether there is a grant",
            a ->
                copy(
                    a,
                    a.patient(),
                    a.actor(),
                    a.file(),
                    a.grant().isPresent() ? Optional.empty() : Optional.of(GRANT),
                    a.at())),
        altered(
            "file and grant for each other",
            a ->
                copy(
                    a,
                    a.patient(),
                    a.actor(),
                    Optional.of(a.grant().map(g -> new RecordFileId(g.value())).orElse(FILE)),
                    a.file().isPresent()
                        ? Optional.of(new GrantId(a.file().get().value()))
                        : Optional.empty(),
                    a.at())),
        altered(
            "the time, by a microsecond",
            a -> copy(a, a.patient(), a.actor(), a.file(), a.grant(), a.at().plusNanos(1000))),
        altered(
            "the time, by a day",
            a ->
                copy(
                    a,
                    a.patient(),
                    a.actor(),
                    a.file(),
                    a.grant(),
                    a.at().minus(Duration.ofDays(1)))),
        Named.of(
            "the place",
            r ->
                new AccessLogEntry(
                    r.sequence() + 1, r.access(), r.times(), r.seal(), r.timesSealed())),
        Named.of(
            "how often",
            r ->
                new AccessLogEntry(
                    r.sequence(), r.access(), r.times() + 1, r.seal(), r.timesSealed())),
        Named.of(
            "the seal",
            r ->
                new AccessLogEntry(
                    r.sequence(), r.access(), r.times(), flipped(r.seal()), r.timesSealed())),
        Named.of(
            "the seal of how often",
            r ->
                new AccessLogEntry(
                    r.sequence(), r.access(), r.times(), r.seal(), flipped(r.timesSealed()))),
        Named.of(
            "both seals, to none",
            r -> new AccessLogEntry(r.sequence(), r.access(), r.times(), Seal.NONE, Seal.NONE)));
  }

  private static Named<UnaryOperator<AccessLogEntry>> altered(
      String what, UnaryOperator<Access> change) {
    return Named.of(
        what,
        r ->
            new AccessLogEntry(
                r.sequence(), change.apply(r.access()), r.times(), r.seal(), r.timesSealed()));
  }

  private static Access copy(
      Access access,
      PatientId patient,
      AccountId actor,
      Optional<RecordFileId> file,
      Optional<GrantId> grant,
      Instant at) {
    return new Access(patient, actor, access.action(), access.outcome(), file, grant, at);
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void whatever_is_altered_in_whichever_row_is_found_there(
      UnaryOperator<AccessLogEntry> alteration) {
    for (int i = 0; i < LOG.rows().size(); i++) {
      assertThat(LOG.with(i, alteration).firstAltered()).as("row %s", i + 1).contains(i + 1L);
    }
  }

  @Test
  void the_count_of_another_row_does_not_fit() {
    AccessLogEntry counted = LOG.rows().get(3);

    Kept altered =
        LOG.with(
            1,
            row ->
                new AccessLogEntry(
                    row.sequence(),
                    row.access(),
                    counted.times(),
                    row.seal(),
                    counted.timesSealed()));

    assertThat(altered.firstAltered()).contains(2L);
  }

  // — rows moved, taken out, put in —

  @Test
  void rows_that_were_swapped_are_found() {
    for (int i = 0; i + 1 < LOG.rows().size(); i++) {
      List<AccessLogEntry> swapped = new ArrayList<>(LOG.rows());
      Collections.swap(swapped, i, i + 1);

      assertThat(LOG.withRows(swapped).firstAltered()).contains(i + 1L);
      assertThat(new Kept(LOG.log(), swapped).firstAltered()).contains(i + 1L);
    }
  }

  @Test
  void a_row_that_was_taken_out_is_missed_where_it_was() {
    for (int i = 0; i < LOG.rows().size(); i++) {
      List<AccessLogEntry> rest = new ArrayList<>(LOG.rows());
      rest.remove(i);

      assertThat(LOG.withRows(rest).firstAltered()).contains(i + 1L);
      assertThat(new Kept(LOG.log(), rest).firstAltered()).contains(i + 1L);
    }
  }

  @Test
  void a_row_that_was_put_in_is_found() {
    for (int i = 0; i <= LOG.rows().size(); i++) {
      List<AccessLogEntry> more = new ArrayList<>(LOG.rows());
      more.add(i, LOG.rows().get(1));

      // Once more right behind itself: the next place is where it does not fit.
      long found = i == 1 ? 3 : i + 1L;
      assertThat(LOG.withRows(more).firstAltered()).contains(found);
    }
  }

  // — the end —

  @Test
  void an_end_that_was_cut_off_is_missed() {
    for (int length = 0; length < LOG.rows().size(); length++) {
      Kept cut = LOG.withRows(LOG.rows().subList(0, length));

      assertThat(cut.firstAltered()).contains(length + 1L);
    }
  }

  @Test
  void an_end_that_was_cut_off_is_missed_also_when_the_length_was_altered_to_fit() {
    AccessLog fitting = new AccessLog(PATIENT, 5, LOG.rows().get(4).seal(), LOG.log().seal());

    Kept cut = LOG.withRows(LOG.rows().subList(0, 5)).withLog(fitting);

    assertThat(cut.firstAltered()).contains(6L);
  }

  @Test
  void an_old_end_does_not_fit_newer_rows() {
    AccessLog old = LOG.log();
    Kept newer = LOG.with(access(PATIENT, AccessAction.READ, AccessOutcome.ALLOWED, 6));

    assertThat(newer.withLog(old).firstAltered()).contains(8L);
  }

  @Test
  void rows_without_an_end_are_found() {
    assertThat(LOG.withLog(AccessLog.empty(PATIENT)).firstAltered()).contains(7L);
    assertThat(new Kept(LOG.log(), List.of()).firstAltered()).contains(1L);
  }

  @Test
  void an_empty_log_with_a_seal_is_found() {
    Kept sealed = Kept.nothing(PATIENT);

    assertThat(
            sealed.withLog(new AccessLog(PATIENT, 0, Seal.NONE, LOG.log().seal())).firstAltered())
        .contains(1L);
  }

  @Test
  void the_log_of_one_patient_is_not_taken_for_that_of_another() {
    Kept moved =
        new Kept(
            new AccessLog(OTHER, 6, LOG.log().last(), LOG.log().seal()),
            LOG.rows().stream()
                .map(
                    row ->
                        new AccessLogEntry(
                            row.sequence(),
                            copy(
                                row.access(),
                                OTHER,
                                row.access().actor(),
                                row.access().file(),
                                row.access().grant(),
                                row.access().at()),
                            row.times(),
                            row.seal(),
                            row.timesSealed()))
                .toList());

    assertThat(moved.firstAltered()).contains(1L);
    assertThat(LOG.withLog(sixRows(OTHER).log()).firstAltered()).contains(7L);
  }

  // — where it ends —

  @Test
  void rows_and_end_put_back_together_to_what_they_once_were_are_not_noticed() {
    Kept newer = LOG.with(access(PATIENT, AccessAction.READ, AccessOutcome.ALLOWED, 6));

    Kept putBack = newer.withRows(LOG.rows()).withLog(LOG.log());

    assertThat(putBack.firstAltered()).isEmpty(); // as a backup that was played back would be
  }

  @Test
  void a_count_put_back_with_its_seal_to_what_it_once_was_is_not_noticed() {
    assertThat(LOG.repeated(3).withRows(LOG.rows()).firstAltered()).isEmpty();
  }

  // — words —

  private static AccessLogEntry at(long sequence, AccessLogEntry row) {
    return new AccessLogEntry(sequence, row.access(), row.times(), row.seal(), row.timesSealed());
  }

  private static Seal flipped(Seal seal) {
    byte[] bytes = seal.bytes();
    bytes[0] ^= 1;
    return Seal.of(bytes);
  }

  private static byte[] seal(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("a key that nobody who alters the log has".getBytes(StandardCharsets.UTF_8));
      return digest.digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean holds(byte[] seal, byte[] content) {
    return MessageDigest.isEqual(seal, seal(content));
  }
}

package br.com.techmedicos.domain.scheduling;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.scheduling.SampleTemplate.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.BeyondHorizon;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.DoctorNotBookable;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.NewAccountAwaitsDoctor;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.NewAccountRequestsPending;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.NoticeTooShort;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotInThePast;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotNotOnAgenda;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BookingPolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");
  private static final Agenda AGENDA =
      SampleTemplate.in("America/Sao_Paulo")
          .everyDay("08:00-12:10", "13:00-17:10")
          .notice(Duration.ofMinutes(90))
          .horizon(30)
          .agenda();

  private static final Instant TOMORROW = NOON.plus(Requester.NEW_ACCOUNT);
  private static final DoctorId SOMEONE_ELSE = new DoctorId(UUID.randomUUID());

  private final BookingPolicy policy = BookingPolicy.standard();

  private void check(Slot slot) {
    check(slot, NOON);
  }

  private void check(Slot slot, Instant now) {
    policy.check(
        new BookingRequest(VerificationStatus.VERIFIED, AGENDA, slot, Requester.UNLIMITED, now));
  }

  @Test
  void a_slot_on_offer_can_be_asked_for() {
    assertThatCode(() -> check(slot("2026-11-24T11:00:00Z"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "VERIFIED")
  void only_a_verified_doctor_can_be_asked(VerificationStatus status) {
    assertRefused(
        new DoctorNotBookable(),
        () ->
            policy.check(
                new BookingRequest(
                    status, AGENDA, slot("2026-11-24T11:00:00Z"), Requester.UNLIMITED, NOON)));
    assertThat(status.bookable()).isFalse();
  }

  @Test
  void a_slot_that_has_started_cannot_be_asked_for() {
    Slot at1340 = slot("2026-11-23T16:50:00Z");

    assertRefused(new SlotInThePast(), () -> check(at1340, at1340.startsAt()));
    assertRefused(new NoticeTooShort(90), () -> check(at1340, at1340.startsAt().minusNanos(1)));
  }

  @Test
  void a_slot_beyond_the_horizon_cannot_be_asked_for() {
    LocalDate last = LocalDate.of(2026, 12, 23);

    assertThatCode(() -> check(slot("2026-12-23T19:20:00Z"))).doesNotThrowAnyException();
    assertRefused(new BeyondHorizon(last), () -> check(slot("2026-12-24T11:00:00Z")));
  }

  @Test
  void a_slot_off_the_grid_cannot_be_asked_for() {
    assertRefused(new SlotNotOnAgenda(), () -> check(slot("2026-11-24T11:05:00Z")));
    assertRefused(new SlotNotOnAgenda(), () -> check(slot("2026-11-24T11:00:00.000001Z")));
    assertRefused(new SlotNotOnAgenda(), () -> check(slot("2026-11-24T15:10:00Z")));
  }

  @Test
  void a_slot_without_enough_notice_cannot_be_asked_for() {
    Slot at1340 = slot("2026-11-23T16:50:00Z");
    Instant lastMoment = at1340.startsAt().minus(Duration.ofMinutes(90));

    assertThatCode(() -> check(at1340, lastMoment)).doesNotThrowAnyException();
    assertRefused(new NoticeTooShort(90), () -> check(at1340, lastMoment.plusNanos(1)));
  }

  @Test
  void a_new_account_awaits_one_answer_a_doctor() {
    assertThatCode(() -> checkNew(List.of())).doesNotThrowAnyException();
    assertThatCode(() -> checkNew(List.of(SOMEONE_ELSE))).doesNotThrowAnyException();
    assertRefused(
        new NewAccountAwaitsDoctor(TOMORROW, AGENDA.doctor()),
        () -> checkNew(List.of(AGENDA.doctor())));
  }

  @Test
  void a_new_account_awaits_two_answers_at_most() {
    DoctorId another = new DoctorId(UUID.randomUUID());

    assertRefused(
        new NewAccountRequestsPending(2, TOMORROW, AGENDA.doctor()),
        () -> checkNew(List.of(SOMEONE_ELSE, another)));
    assertRefused(
        new NewAccountRequestsPending(2, TOMORROW, AGENDA.doctor()),
        () -> checkNew(List.of(SOMEONE_ELSE, AGENDA.doctor())));
  }

  @Test
  void the_quota_of_new_accounts_can_be_lifted_and_no_other_rule_with_it() {
    BookingPolicy lifted = BookingPolicy.withoutQuota();

    assertThat(lifted.rules()).hasSize(5).doesNotContain(BookingPolicy.NEW_ACCOUNT_QUOTA);
    assertThatCode(() -> lifted.check(newAccountRequest(List.of(SOMEONE_ELSE, AGENDA.doctor()))))
        .doesNotThrowAnyException();
  }

  private void checkNew(List<DoctorId> awaited) {
    policy.check(newAccountRequest(awaited));
  }

  private static BookingRequest newAccountRequest(List<DoctorId> awaited) {
    return new BookingRequest(
        VerificationStatus.VERIFIED,
        AGENDA,
        slot("2026-11-24T11:00:00Z"),
        new Requester(Optional.of(TOMORROW), awaited),
        NOON);
  }

  @Test
  void the_first_rule_broken_answers() {
    Slot wrongInEveryWay = slot("2026-11-23T14:59:59Z");
    BookingRequest request =
        new BookingRequest(
            VerificationStatus.SUSPENDED, AGENDA, wrongInEveryWay, Requester.UNLIMITED, NOON);

    assertRefused(new DoctorNotBookable(), () -> policy.check(request));
    assertRefused(
        new SlotInThePast(), () -> new BookingPolicy(policy.rules().subList(1, 5)).check(request));
    assertRefused(
        new BeyondHorizon(LocalDate.of(2026, 12, 23)), () -> check(slot("2030-01-01T00:00:01Z")));
  }

  @Test
  void a_policy_of_no_rules_lets_everything_pass() {
    BookingRequest request =
        new BookingRequest(
            VerificationStatus.SUSPENDED,
            AGENDA,
            slot("2026-11-23T14:59:59Z"),
            Requester.UNLIMITED,
            NOON);

    assertThatCode(() -> new BookingPolicy(List.of()).check(request)).doesNotThrowAnyException();
  }

  @Test
  void the_rules_of_a_policy_are_its_own() {
    List<BookingPolicy.Rule> rules = new ArrayList<>();
    BookingPolicy mine = new BookingPolicy(rules);

    rules.add(request -> Optional.of(new SlotNotOnAgenda()));

    assertThat(mine.rules()).isEmpty();
  }
}

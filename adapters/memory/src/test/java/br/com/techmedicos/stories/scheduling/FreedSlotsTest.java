package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentCommand;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentExpired;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRequested;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.InvalidTransition;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.PatientBusy;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooLate;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooManyRequestsPending;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An appointment that will not take place is in nobody's way. */
class FreedSlotsTest extends ClinicStory {

  private static final Instant ANSWER_BY = SEVEN.plus(Duration.ofDays(1));

  static Stream<Named<BiConsumer<FreedSlotsTest, AppointmentId>>> ends() {
    return Stream.of(
        named("refused", (story, id) -> story.refuse(id)),
        named("cancelled by patient", (story, id) -> story.cancel(id, Participant.of(story.jose))),
        named("cancelled by doctor", (story, id) -> story.cancel(id, Participant.of(story.ana))),
        named("not answered in time", (story, id) -> story.clock.setTo(ANSWER_BY)),
        named("moved", (story, id) -> story.reschedule(id, FRIDAY_1030)),
        named(
            "accepted and cancelled",
            (story, id) -> {
              story.accept(id);
              story.cancel(id, Participant.of(story.jose));
            }));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void its_slot_is_offered_at_once(BiConsumer<FreedSlotsTest, AppointmentId> end) {
    AppointmentId id = booked(FRIDAY_0850);
    assertThat(freeOn(FRIDAY)).doesNotContain(FRIDAY_0850);

    end.accept(this, id);

    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800, FRIDAY_0850, FRIDAY_0940);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void its_slot_can_be_booked_at_once_by_the_same_patient(
      BiConsumer<FreedSlotsTest, AppointmentId> end) {
    AppointmentId id = booked(FRIDAY_0850);

    end.accept(this, id);

    AppointmentId again = booked(FRIDAY_0850);
    assertThat(view(again).appointment().status()).isEqualTo(AppointmentStatus.REQUESTED);
    assertThat(freeOn(FRIDAY)).doesNotContain(FRIDAY_0850);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void its_slot_can_be_booked_at_once_by_another(BiConsumer<FreedSlotsTest, AppointmentId> end) {
    AppointmentId id = booked(FRIDAY_0850);

    end.accept(this, id);

    AppointmentId others = book(rita, ana, FRIDAY_0850);
    assertThat(kept(others).status()).isEqualTo(AppointmentStatus.REQUESTED);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void its_patient_is_free_for_another_doctor(BiConsumer<FreedSlotsTest, AppointmentId> end) {
    DoctorId bia = anotherDoctor("654321");
    AppointmentId id = booked(FRIDAY_0850);
    assertRefused(new PatientBusy(), () -> book(jose, bia, FRIDAY_0850));

    end.accept(this, id);

    assertThat(kept(book(jose, bia, FRIDAY_0850)).doctor()).isEqualTo(bia);
  }

  @Test
  void a_request_expires_although_nobody_has_written_it_down() {
    AppointmentId id = booked(FRIDAY_0850);

    clock.setTo(ANSWER_BY);

    assertThat(kept(id).status()).isEqualTo(AppointmentStatus.REQUESTED);
    assertThat(view(id).appointment().status()).isEqualTo(AppointmentStatus.EXPIRED);
    assertRefused(
        new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.ACCEPT),
        () -> accept(id));
    assertRefused(
        new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.CANCEL),
        () -> cancel(id, Participant.of(jose)));
  }

  @Test
  void a_request_that_is_in_the_way_is_written_down_as_expired_before_the_booking() {
    AppointmentId expired = booked(FRIDAY_0850);
    clock.setTo(ANSWER_BY.plus(Duration.ofHours(2)));

    AppointmentId next = book(rita, ana, FRIDAY_0850);

    assertThat(kept(expired).state()).isEqualTo(new AppointmentState.Expired(ANSWER_BY));
    assertThat(clinic.events())
        .endsWith(
            new AppointmentExpired(expired, ANSWER_BY),
            new AppointmentRequested(next, clock.instant()));
  }

  @Test
  void a_doctor_accepts_until_the_last_moment() {
    AppointmentId id = booked(FRIDAY_0850);

    clock.setTo(ANSWER_BY.minusNanos(1000));

    assertThat(accept(id).status()).isEqualTo(AppointmentStatus.ACCEPTED);
    clock.setTo(ANSWER_BY);
    assertThat(view(id).appointment().status()).isEqualTo(AppointmentStatus.ACCEPTED);
  }

  @Test
  void a_cancellation_tells_who_and_why_and_comes_before_the_start() {
    AppointmentId first = accepted(FRIDAY_0850);
    AppointmentId second = accepted(FRIDAY_0940);

    clock.setTo(FRIDAY_0850.minusNanos(1000));
    assertThat(cancel(first, Participant.of(ana)).state())
        .isEqualTo(
            new AppointmentState.Cancelled(
                Canceller.DOCTOR, new Reason("Não poderei comparecer."), clock.instant()));
    assertThat(eventsOf(first))
        .endsWith(new AppointmentCancelled(first, Canceller.DOCTOR, clock.instant()));

    clock.setTo(FRIDAY_0940);
    assertRefused(
        new TooLate(AppointmentCommand.CANCEL, FRIDAY_0940, ana),
        () -> cancel(second, Participant.of(jose)));
  }

  // — at most five requests —

  @Test
  void a_patient_has_five_requests_under_way_and_no_sixth() {
    fiveRequests();

    assertRefused(new TooManyRequestsPending(5), () -> booked(FRIDAY_0800));

    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800);
    book(rita, ana, FRIDAY_0800);
  }

  @Test
  void an_answer_makes_room_for_another_request() {
    List<AppointmentId> five = fiveRequests();
    cancel(five.get(3), Participant.of(jose));

    booked(FRIDAY_0800);

    assertRefused(new TooManyRequestsPending(5), () -> booked(FRIDAY_0850));
  }

  @Test
  void an_acceptance_makes_room_for_another_request() {
    accepted(FRIDAY_0940);
    fiveRequests();

    assertRefused(new TooManyRequestsPending(5), () -> booked(FRIDAY_0800));
  }

  @Test
  void requests_that_were_not_answered_in_time_are_under_way_no_longer() {
    List<AppointmentId> five = fiveRequests();
    clock.setTo(ANSWER_BY.minusNanos(1000));
    assertRefused(new TooManyRequestsPending(5), () -> booked(FRIDAY_0800));

    clock.setTo(ANSWER_BY);
    booked(FRIDAY_0800);

    assertThat(five)
        .allSatisfy(id -> assertThat(kept(id).status()).isEqualTo(AppointmentStatus.EXPIRED));
  }

  /** José's requests to five doctors, on five days of the week after. */
  private List<AppointmentId> fiveRequests() {
    PatientId patient = jose;
    return Stream.iterate(1, i -> i + 1)
        .limit(5)
        .map(
            i ->
                book(
                    patient, anotherDoctor("10000" + i), FRIDAY_0800.plus(Duration.ofDays(2L + i))))
        .toList();
  }
}

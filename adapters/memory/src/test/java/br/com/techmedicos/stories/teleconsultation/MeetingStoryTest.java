package br.com.techmedicos.stories.teleconsultation;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.identity.EndAllSessions;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.application.teleconsultation.Attendee;
import br.com.techmedicos.application.teleconsultation.CollectSignals;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.EnterMeeting;
import br.com.techmedicos.application.teleconsultation.ForgetOldMeetings;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.application.teleconsultation.JoinMeeting;
import br.com.techmedicos.application.teleconsultation.JoinTicket;
import br.com.techmedicos.application.teleconsultation.LeaveMeeting;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.RelaySignal;
import br.com.techmedicos.application.teleconsultation.ReviewPresence;
import br.com.techmedicos.application.teleconsultation.Seat;
import br.com.techmedicos.application.teleconsultation.Signal;
import br.com.techmedicos.application.teleconsultation.SignallingViolation;
import br.com.techmedicos.application.teleconsultation.Signals;
import br.com.techmedicos.application.teleconsultation.ViewMeeting;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.IdentityViolation.AccountClosed;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.ConsentRequired;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.MeetingNotOpen;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.MeetingOver;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.MeetingUnavailable;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.NotAParty;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeetingStoryTest extends ClinicStory {

  private static final Instant OPENING = FRIDAY_0800.minus(Duration.ofMinutes(10));
  private static final Instant CLOSING = FRIDAY_0800.plus(Duration.ofMinutes(60));
  private static final Signal OFFER = new Signal(Signal.Kind.DESCRIPTION, "an offer");

  private final AppointmentId id = accepted(FRIDAY_0800);
  private MeetingRooms rooms = visitor -> new MeetingRoom.Ours(List.of(), false);
  private TokenOrigin origin = new TokenOrigin(Optional.empty(), FRIDAY_0800);
  private int tickets;

  private void consent() {
    clinic
        .teleconsultation()
        .giveConsent()
        .handle(new GiveConsent.Command(id, jose, Optional.of(ConsentText.current())));
  }

  private JoinMeeting.Joined join(Participant participant) {
    return clinic
        .teleconsultation(
            visitor -> rooms.open(visitor), () -> new SecretToken("ticket " + ++tickets))
        .joinMeeting()
        .handle(new JoinMeeting.Command(id, participant, origin));
  }

  private EnterMeeting.Entered enter(SecretToken ticket) {
    return clinic
        .teleconsultation()
        .enterMeeting()
        .handle(new EnterMeeting.Command(ticket, new ConnectionId(clinic.ids().next())));
  }

  private EnterMeeting.Entered enter(Participant participant) {
    return enter(join(participant).ticket().orElseThrow());
  }

  private EnterMeeting.Entered doctorEnters() {
    return enter(Participant.of(ana));
  }

  private EnterMeeting.Entered patientEnters() {
    return enter(Participant.of(jose));
  }

  private List<Signal> heardBy(EnterMeeting.Entered entered) {
    return clinic
        .teleconsultation()
        .collectSignals()
        .handle(new CollectSignals.Command(Set.of(entered.attendee().connection())))
        .stream()
        .map(Signals.Delivery::signal)
        .toList();
  }

  private void say(EnterMeeting.Entered entered, Signal signal) {
    clinic
        .teleconsultation()
        .relaySignal()
        .handle(new RelaySignal.Command(entered.attendee(), signal));
  }

  private void review(EnterMeeting.Entered entered) {
    clinic
        .teleconsultation()
        .reviewPresence()
        .handle(new ReviewPresence.Command(entered.attendee()));
  }

  private void leave(Attendee attendee, boolean onPurpose) {
    clinic.teleconsultation().leaveMeeting().handle(new LeaveMeeting.Command(attendee, onPurpose));
  }

  @Test
  void both_know_when_the_meeting_is() {
    for (Participant party : List.of(Participant.of(ana), Participant.of(jose))) {
      assertThat(clinic.teleconsultation().viewMeeting().handle(new ViewMeeting.Query(id, party)))
          .isEqualTo(new MeetingWindow(OPENING, CLOSING));
    }
    assertRefused(
        new UseCaseViolation.NotFound(),
        () ->
            clinic
                .teleconsultation()
                .viewMeeting()
                .handle(new ViewMeeting.Query(id, Participant.of(rita))));
    clock.setTo(CLOSING);
    assertRefused(
        new MeetingUnavailable(AppointmentStatus.ACCEPTED),
        () ->
            clinic
                .teleconsultation()
                .viewMeeting()
                .handle(new ViewMeeting.Query(id, Participant.of(ana))));
  }

  @Test
  void both_are_told_the_way_and_whom_they_meet() {
    consent();
    clock.setTo(OPENING);

    JoinMeeting.Joined doctors = join(Participant.of(ana));
    JoinMeeting.Joined patients = join(Participant.of(jose));

    assertThat(doctors.peer().value()).isEqualTo("José Lima");
    assertThat(patients.peer().value()).isEqualTo("Ana Souza");
    assertThat(patients.now()).isEqualTo(OPENING);
    assertThat(patients.slot().startsAt()).isEqualTo(FRIDAY_0800);
    assertThat(patients.window()).isEqualTo(new MeetingWindow(OPENING, CLOSING));
    assertThat(patients.ticket()).isPresent().isNotEqualTo(doctors.ticket());
  }

  @Test
  void nobody_joins_whom_a_rule_keeps_out() {
    clock.setTo(OPENING.minusNanos(1));
    assertRefused(new MeetingNotOpen(OPENING, ana), () -> join(Participant.of(ana)));
    clock.setTo(OPENING);
    assertRefused(new ConsentRequired(), () -> join(Participant.of(jose)));
    assertRefused(new NotAParty(), () -> join(Participant.of(rita)));
    assertRefused(new NotAParty(), () -> join(Participant.of(new DoctorId(jose.value()))));
    assertRefused(new NotAParty(), () -> join(Participant.of(new PatientId(ana.value()))));
    clock.setTo(CLOSING);
    assertRefused(new MeetingOver(CLOSING, ana), () -> join(Participant.of(ana)));
  }

  @Test
  void a_provider_that_fails_gives_no_way_in() {
    clock.setTo(OPENING);
    rooms =
        visitor -> {
          throw new ProviderUnavailable(Duration.ofSeconds(5));
        };

    assertThatThrownBy(() -> join(Participant.of(ana))).isInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void a_room_of_somebody_elses_needs_no_ticket() {
    clock.setTo(OPENING);
    rooms = visitor -> new MeetingRoom.Elsewhere("https://meet.example/" + visitor.appointment());

    assertThat(join(Participant.of(ana)).ticket()).isEmpty();
    assertThat(tickets).isZero();
  }

  @Test
  void a_ticket_is_used_up_by_the_first_who_brings_it() {
    clock.setTo(OPENING);
    SecretToken ticket = join(Participant.of(ana)).ticket().orElseThrow();
    enter(ticket);

    assertRefused(new SignallingViolation.TicketRefused(), () -> enter(ticket));
    assertRefused(new SignallingViolation.TicketRefused(), () -> enter(new SecretToken("made up")));
  }

  @Test
  void a_ticket_is_good_until_thirty_seconds_have_passed() {
    clock.setTo(OPENING);
    SecretToken inTime = join(Participant.of(ana)).ticket().orElseThrow();
    SecretToken late = join(Participant.of(ana)).ticket().orElseThrow();
    clock.setTo(OPENING.plus(JoinTicket.LIFETIME).minusNanos(1));
    enter(inTime);
    clock.setTo(OPENING.plus(JoinTicket.LIFETIME));

    assertRefused(new SignallingViolation.TicketRefused(), () -> enter(late));
  }

  @Test
  void who_was_called_off_between_joining_and_entering_stays_out() {
    clock.setTo(OPENING);
    SecretToken ticket = join(Participant.of(ana)).ticket().orElseThrow();
    cancel(id, Participant.of(jose));

    assertRefused(new MeetingUnavailable(AppointmentStatus.CANCELLED), () -> enter(ticket));
    assertRefused(new SignallingViolation.TicketRefused(), () -> enter(ticket));
  }

  @Test
  void they_come_in_talk_and_leave() {
    consent();
    clock.setTo(OPENING);
    EnterMeeting.Entered doctor = doctorEnters();
    assertThat(doctor.peer()).isEmpty();
    say(doctor, OFFER); // to nobody

    EnterMeeting.Entered patient = patientEnters();
    assertThat(patient.peer()).contains(doctor.attendee().connection());
    assertThat(heardBy(patient)).isEmpty();
    assertThat(heardBy(doctor)).containsExactly(Signal.of(Signal.Kind.PEER_JOINED));

    say(patient, OFFER);
    say(patient, new Signal(Signal.Kind.CANDIDATE, "a way"));
    assertThat(heardBy(doctor)).containsExactly(OFFER, new Signal(Signal.Kind.CANDIDATE, "a way"));
    assertThat(heardBy(doctor)).isEmpty();

    leave(patient.attendee(), true);
    assertThat(heardBy(doctor)).containsExactly(Signal.of(Signal.Kind.PEER_LEFT));
    assertRefused(new SignallingViolation.SeatTaken(), () -> say(patient, OFFER));
    leave(patient.attendee(), false);
    assertThat(heardBy(doctor)).isEmpty();
  }

  @Test
  void who_comes_in_by_a_second_tab_has_the_seat() {
    consent();
    clock.setTo(OPENING);
    EnterMeeting.Entered doctor = doctorEnters();
    EnterMeeting.Entered first = patientEnters();
    heardBy(doctor);

    EnterMeeting.Entered second = patientEnters();

    assertThat(second.replaced()).contains(first.attendee().connection());
    assertThat(heardBy(first)).containsExactly(Signal.of(Signal.Kind.REPLACED));
    assertThat(heardBy(doctor)).containsExactly(Signal.of(Signal.Kind.PEER_JOINED));
    assertRefused(new SignallingViolation.SeatTaken(), () -> say(first, OFFER));
    assertRefused(new SignallingViolation.SeatTaken(), () -> review(first));
    leave(first.attendee(), false);
    say(second, OFFER);
    assertThat(heardBy(doctor)).containsExactly(OFFER);
  }

  @Test
  void a_connection_that_broke_is_told_as_lost() {
    consent();
    clock.setTo(OPENING);
    EnterMeeting.Entered doctor = doctorEnters();
    EnterMeeting.Entered patient = patientEnters();
    heardBy(doctor);

    leave(patient.attendee(), false);

    assertThat(heardBy(doctor)).containsExactly(Signal.of(Signal.Kind.PEER_LOST));
  }

  @Test
  void a_party_that_nothing_is_heard_of_is_lost_after_a_while() {
    consent();
    clock.setTo(OPENING);
    EnterMeeting.Entered patient = patientEnters();
    clock.setTo(OPENING.plusSeconds(10));
    EnterMeeting.Entered doctor = doctorEnters();
    clock.setTo(OPENING.plus(Seat.PATIENCE).minusNanos(1));
    review(doctor);
    assertThat(heardBy(doctor)).isEmpty();

    clock.setTo(OPENING.plus(Seat.PATIENCE));
    review(doctor);
    review(doctor);

    assertThat(heardBy(doctor)).containsExactly(Signal.of(Signal.Kind.PEER_LOST));
    assertRefused(new SignallingViolation.SeatTaken(), () -> review(patient));
  }

  @Test
  void a_party_that_is_seen_again_and_again_stays() {
    consent();
    clock.setTo(OPENING);
    EnterMeeting.Entered patient = patientEnters();
    EnterMeeting.Entered doctor = doctorEnters();
    for (int seconds = 15; seconds <= 60; seconds += 15) {
      clock.setTo(OPENING.plusSeconds(seconds));
      review(patient);
      review(doctor);
    }

    assertThat(heardBy(doctor)).isEmpty();
    say(patient, OFFER);
    assertThat(heardBy(doctor)).containsExactly(OFFER);
  }

  @Test
  void everyone_is_shown_out_when_it_is_called_off_or_over() {
    clock.setTo(OPENING);
    EnterMeeting.Entered doctor = doctorEnters();
    clock.setTo(CLOSING);
    assertRefused(new MeetingOver(CLOSING, ana), () -> review(doctor));

    clock.setTo(OPENING);
    cancel(id, Participant.of(jose));
    assertRefused(new MeetingUnavailable(AppointmentStatus.CANCELLED), () -> review(doctor));
  }

  @Test
  void who_is_suspended_is_shown_out_and_stays_out() {
    consent();
    clock.setTo(OPENING);
    EnterMeeting.Entered doctor = doctorEnters();
    EnterMeeting.Entered patient = patientEnters();
    SecretToken ticket = join(Participant.of(jose)).ticket().orElseThrow();

    clinic
        .scheduling()
        .suspendPatient()
        .handle(new SuspendPatient.Command(jose, new Reason("Contas em série.")));

    assertRefused(new AccountClosed(), () -> review(patient));
    assertRefused(new AccountClosed(), () -> enter(ticket));
    assertRefused(new AccountClosed(), () -> join(Participant.of(jose)));
    review(doctor);
  }

  @Test
  void who_had_the_old_password_is_shown_out_and_so_is_their_ticket() {
    consent();
    clock.setTo(FRIDAY_0800);
    EnterMeeting.Entered thief = patientEnters();
    SecretToken ticket = join(Participant.of(jose)).ticket().orElseThrow();
    clock.advance(Duration.ofSeconds(1));

    clinic
        .identity()
        .endAllSessions()
        .handle(new EndAllSessions.Command(AccountId.of(jose))); // as a reset does

    assertRefused(new AccountClosed(), () -> review(thief));
    assertRefused(new AccountClosed(), () -> enter(ticket));
    origin = new TokenOrigin(Optional.empty(), clock.instant());
    review(patientEnters());
  }

  @Test
  void a_suspended_doctor_is_shown_out_of_what_has_begun() {
    consent();
    clock.setTo(FRIDAY_0800);
    EnterMeeting.Entered doctor = doctorEnters();
    EnterMeeting.Entered patient = patientEnters();

    clinic
        .directory()
        .decideVerification()
        .handle(
            new DecideVerification.Command(
                ana, new DecideVerification.Decision.Suspended(new Reason("Licença cassada."))));

    assertRefused(new AccountClosed(), () -> review(doctor));
    review(patient);
  }

  @Test
  void moving_an_appointment_ends_the_consent_to_it() {
    consent();
    reschedule(id, FRIDAY_0850);
    reschedule(id, FRIDAY_0800);
    clock.setTo(SEVEN.plusSeconds(60));
    accept(id);
    clock.setTo(OPENING);
    assertRefused(new ConsentRequired(), () -> join(Participant.of(jose)));

    consent();

    assertThat(join(Participant.of(jose)).ticket()).isPresent();
  }

  @Test
  void the_first_consent_is_the_one_that_is_kept() {
    consent();
    clock.setTo(SEVEN.plusSeconds(60));
    consent();

    assertThat(clinic.consents().latest(id).orElseThrow().givenAt()).isEqualTo(SEVEN);
  }

  @Test
  void what_a_meeting_leaves_behind_is_forgotten_but_for_the_consent() {
    consent();
    clock.setTo(OPENING);
    EnterMeeting.Entered doctor = doctorEnters();
    patientEnters();
    SecretToken unused = join(Participant.of(ana)).ticket().orElseThrow();
    assertThat(forget()).isZero();

    clock.setTo(OPENING.plus(Duration.ofMinutes(3)));

    assertThat(forget()).isEqualTo(3); // a ticket, a signal to the doctor, the presence of both
    assertThat(heardBy(doctor)).isEmpty();
    assertRefused(new SignallingViolation.TicketRefused(), () -> enter(unused));
    assertThat(clinic.consents().latest(id)).isPresent();
  }

  private int forget() {
    return clinic.teleconsultation().forgetOldMeetings().handle(new ForgetOldMeetings.Command(100));
  }

  @Test
  void nothing_secret_is_printed() {
    assertThat(new MeetingRoom.Elsewhere("https://secret").toString()).doesNotContain("secret");
    assertThat(OFFER.toString()).doesNotContain("an offer");
  }
}

package br.com.techmedicos.adapters.meetingroom;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.scheduling.CompleteAppointment;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.EnterMeeting;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.application.teleconsultation.JoinMeeting;
import br.com.techmedicos.application.teleconsultation.JoinTicket;
import br.com.techmedicos.application.teleconsultation.Seat;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignallingTest {

  private static final Instant SUNDAY = Instant.parse("2026-11-22T20:00:00Z");
  private static final Instant START = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant OPENING = START.minus(Duration.ofMinutes(10));
  private static final Instant CLOSING = START.plus(Duration.ofMinutes(60));

  private static final String OFFER =
      "{\"type\":\"description\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}";
  private static final String CANDIDATE =
      "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"candidate:1 1 udp 1 127.0.0.1 9 typ"
          + " host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"abcd\"}}";
  private static final String NO_MORE_CANDIDATES = "{\"type\":\"candidate\",\"candidate\":null}";
  private static final String PING = "{\"type\":\"ping\"}";

  private final MovableClock clock = new MovableClock(SUNDAY);
  private final InMemoryClinic clinic = new InMemoryClinic(clock);
  private final DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00");
  private final PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25");
  private final PatientId rita = clinic.admitPatient("Rita Reis", "111.444.777-35");
  private Instance instance;
  private AppointmentId appointment;

  @BeforeEach
  void open() {
    clinic.openEveryDay(ana, "08:00", "12:00");
    appointment = accepted(ana, jose);
    clock.setTo(OPENING);
    instance = new Instance(clinic, clock);
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private AppointmentId accepted(DoctorId doctor, PatientId patient) {
    AppointmentId id =
        clinic
            .scheduling()
            .bookAppointment()
            .handle(new BookAppointment.Command(patient, doctor, START))
            .appointment()
            .id();
    clinic.scheduling().acceptAppointment().handle(new AcceptAppointment.Command(id, doctor));
    clinic
        .teleconsultation()
        .giveConsent()
        .handle(new GiveConsent.Command(id, patient, Optional.of(ConsentText.current())));
    return id;
  }

  private String ticket(AppointmentId id, Participant participant) {
    return clinic
        .teleconsultation(
            new WebRtcMeetingRooms(List.of(), Optional.empty(), false),
            () -> new SecretToken(UUID.randomUUID().toString()))
        .joinMeeting()
        .handle(new JoinMeeting.Command(id, participant, TokenOrigin.UNKNOWN))
        .ticket()
        .orElseThrow()
        .value();
  }

  private Page doctor() {
    return seated(instance, Participant.of(ana));
  }

  private Page patient() {
    return seated(instance, Participant.of(jose));
  }

  private Page seated(Instance on, Participant participant) {
    Page page = Page.open(on.uri(), ticket(appointment, participant));
    assertThat(page.hears()).startsWith("{\"type\":\"welcome\"");
    return page;
  }

  @Test
  void two_who_come_in_are_told_of_each_other() {
    Page doctor = Page.open(instance.uri(), ticket(appointment, Participant.of(ana)));
    doctor.hears(
        "{\"type\":\"welcome\",\"party\":\"DOCTOR\",\"polite\":false,\"peerPresent\":false,"
            + "\"now\":\"2026-11-23T10:50:00Z\",\"startsAt\":\"2026-11-23T11:00:00Z\","
            + "\"endsAt\":\"2026-11-23T11:50:00Z\",\"closesAt\":\"2026-11-23T12:00:00Z\"}");

    Page patient = Page.open(instance.uri(), ticket(appointment, Participant.of(jose)));

    assertThat(patient.hears())
        .contains("\"party\":\"PATIENT\"", "\"polite\":true", "\"peerPresent\":true");
    doctor.hears("{\"type\":\"peer-joined\"}");
  }

  @Test
  void what_one_says_the_other_hears_in_order() {
    Page doctor = doctor();
    Page patient = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");

    patient.say(OFFER);
    patient.sayInPieces(CANDIDATE);
    patient.say(NO_MORE_CANDIDATES);
    doctor.say(OFFER.replace("offer", "answer"));

    doctor.hears(OFFER);
    doctor.hears(CANDIDATE);
    doctor.hears(NO_MORE_CANDIDATES);
    patient.hears(OFFER.replace("offer", "answer"));
    assertThat(patient.unheard()).isEmpty();
  }

  @Test
  void nothing_gets_through_that_is_not_meant_to() {
    Page doctor = doctor();
    Page patient = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");

    patient.say(
        OFFER
            .replace("\"sdp\"", "\"room\":\"another\",\"sdp\"")
            .replace("{\"type\":\"desc", "{\"to\":\"x\",\"type\":\"desc"));

    doctor.hears(OFFER);
  }

  @Test
  void whoever_is_alone_talks_to_nobody() {
    Page doctor = doctor();
    doctor.say(OFFER);
    doctor.say(PING);
    assertThat(doctor.hears()).startsWith("{");

    Page patient = patient();
    patient.say(PING);

    assertThat(patient.hears()).contains("\"pong\"");
  }

  @Test
  void a_ping_is_answered_with_the_time() {
    Page doctor = doctor();
    doctor.say(PING);

    assertThat(doctor.hears()).contains("\"type\":\"pong\"", "\"now\":\"2026-11-23T10:50:00Z\"");
  }

  @Test
  void who_leaves_is_told_apart_from_who_is_lost() {
    Page doctor = doctor();
    Page patient = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");

    patient.say("{\"type\":\"leave\"}");
    doctor.hears("{\"type\":\"peer-left\"}");
    assertThat(patient.closing()).isEqualTo("1000 left");

    Page again = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");
    again.vanish();
    doctor.hears("{\"type\":\"peer-lost\"}");
  }

  @Test
  void a_ticket_is_good_once() {
    String ticket = ticket(appointment, Participant.of(ana));
    Page first = Page.open(instance.uri(), ticket);
    first.hears();

    assertThat(Page.open(instance.uri(), ticket).closing()).isEqualTo("4401 ticket");
    first.say(PING);
    assertThat(first.hears()).contains("pong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "made-up", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void a_ticket_that_is_none_opens_nothing(String ticket) {
    assertThat(Page.open(instance.uri(), ticket).closing()).isEqualTo("4401 ticket");
  }

  @Test
  void a_ticket_is_good_for_thirty_seconds() {
    String late = ticket(appointment, Participant.of(ana));
    clock.setTo(OPENING.plus(JoinTicket.LIFETIME));
    assertThat(Page.open(instance.uri(), late).closing()).isEqualTo("4401 ticket");

    String inTime = ticket(appointment, Participant.of(ana));
    clock.setTo(clock.instant().plus(JoinTicket.LIFETIME).minusNanos(1));
    assertThat(Page.open(instance.uri(), inTime).hears()).contains("welcome");
  }

  @Test
  void a_ticket_leads_into_no_meeting_but_its_own() {
    DoctorId other = clinic.admitDoctor("Beto Dias", "654321", "100.00");
    clinic.openEveryDay(other, "08:00", "12:00");
    clock.setTo(SUNDAY);
    AppointmentId ritas = accepted(other, rita);
    clock.setTo(OPENING); // before anyone comes in: the review would show them out on Sunday
    Page doctor = doctor();

    Page stranger = Page.open(instance.uri(), ticket(ritas, Participant.of(rita)));
    assertThat(stranger.hears()).contains("\"peerPresent\":false");
    stranger.say(OFFER);
    stranger.say(PING);
    assertThat(stranger.hears()).contains("pong");

    doctor.say(PING);
    assertThat(doctor.hears()).contains("pong"); // and nothing before
  }

  @Test
  void a_party_who_was_called_off_meanwhile_does_not_come_in() {
    String ticket = ticket(appointment, Participant.of(ana));
    cancel();

    assertThat(Page.open(instance.uri(), ticket).closing()).isEqualTo("4403 cancelled");
  }

  @Test
  void everyone_is_shown_out_when_it_is_called_off() {
    Page doctor = doctor();
    Page patient = patient();

    cancel();

    assertThat(doctor.closing()).isEqualTo("4403 cancelled");
    assertThat(patient.closing()).isEqualTo("4403 cancelled");
  }

  @Test
  void everyone_is_shown_out_when_the_meeting_closes() {
    Page doctor = doctor();
    clock.setTo(CLOSING.minusSeconds(1));
    doctor.say(PING);
    assertThat(doctor.hears()).contains("pong");

    clock.setTo(CLOSING);

    assertThat(doctor.closing()).isEqualTo("4403 over");
  }

  @Test
  void everyone_is_shown_out_when_the_doctor_has_completed_it() {
    Page patient = patient();
    clock.setTo(START);
    clinic
        .scheduling()
        .completeAppointment()
        .handle(new CompleteAppointment.Command(appointment, ana));

    assertThat(patient.closing()).isEqualTo("4403 over");
  }

  @Test
  void a_suspended_patient_is_shown_out_and_the_doctor_is_told() {
    Page doctor = doctor();
    Page patient = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");

    clinic
        .scheduling()
        .suspendPatient()
        .handle(new SuspendPatient.Command(jose, new Reason("Contas em série.")));

    assertThat(patient.closing()).isEqualTo("4403 cancelled");
    doctor.hears("{\"type\":\"peer-lost\"}");
  }

  private void cancel() {
    clinic
        .scheduling()
        .cancelAppointment()
        .handle(
            new CancelAppointment.Command(
                appointment, Participant.of(jose), new Reason("Adoeci.")));
  }

  @Test
  void bytes_are_refused_and_the_other_hears_nothing_of_them() {
    Page doctor = doctor();
    Page patient = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");

    patient.sendBytes(new byte[] {1, 2, 3});

    assertThat(patient.closing()).startsWith("4400 ");
    doctor.hears("{\"type\":\"peer-lost\"}");
  }

  @Test
  void sixty_four_kilobytes_are_enough() {
    Page doctor = doctor();
    int room = FrameAssembler.LONGEST - PING.length();
    doctor.say(PING.replace("}", " ".repeat(room) + "}"));
    assertThat(doctor.hears()).contains("pong");

    doctor.say(PING.replace("}", " ".repeat(room + 1) + "}"));

    assertThat(doctor.closing()).startsWith("4400 ");
  }

  @Test
  void pieces_of_a_message_count_together() {
    Page doctor = doctor();
    doctor.sayInPieces(" ".repeat(FrameAssembler.LONGEST + 1));

    assertThat(doctor.closing()).startsWith("4400 ");
  }

  @Test
  void a_huge_frame_is_not_even_read() {
    Page doctor = doctor();
    doctor.keepSaying(" ".repeat(4 * FrameAssembler.LONGEST), 1);

    assertThat(doctor.closing()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "[]",
        "{}",
        "{\"type\":1}",
        "{\"type\":\"made-up\"}",
        "{\"type\":\"peer-left\"}",
        "{\"type\":\"description\"}",
        "{\"type\":\"description\",\"description\":{\"type\":\"rollback\",\"sdp\":\"v=0\"}}",
        "{\"type\":\"description\",\"description\":{\"type\":\"offer\",\"sdp\":7}}",
        "{\"type\":\"description\",\"description\":{\"type\":\"offer\",\"sdp\":\"<script>\"}}",
        "{\"type\":\"candidate\",\"candidate\":\"all of them\"}",
        "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"c\",\"sdpMLineIndex\":-1}}",
        "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"c\",\"sdpMid\":{}}}",
      })
  void what_makes_no_sense_is_dropped(String nonsense) {
    Page doctor = doctor();
    Page patient = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");

    patient.say(nonsense);

    assertThat(patient.hears()).contains("\"refused\"", "\"malformed\"");
    patient.say(OFFER);
    doctor.hears(OFFER);
  }

  @Test
  void whoever_talks_too_much_is_told_and_then_shown_out_and_others_notice_nothing() {
    DoctorId other = clinic.admitDoctor("Beto Dias", "654321", "100.00");
    clinic.openEveryDay(other, "08:00", "12:00");
    clock.setTo(SUNDAY);
    AppointmentId ritas = accepted(other, rita);
    clock.setTo(OPENING);
    Page beto = Page.open(instance.uri(), ticket(ritas, Participant.of(other)));
    Page ritaPage = Page.open(instance.uri(), ticket(ritas, Participant.of(rita)));
    beto.hears();
    ritaPage.hears();
    beto.hears("{\"type\":\"peer-joined\"}");
    Page flooding = patient();

    flooding.keepSaying(CANDIDATE, 5_000);

    assertThat(flooding.closing()).isEqualTo("4429 flood");
    assertThat(flooding.unheard()).anyMatch(message -> message.contains("\"too-many\""));
    ritaPage.say(OFFER);
    beto.hears(OFFER);
    assertThat(beto.unheard()).isEmpty();
  }

  @Test
  void the_second_tab_takes_the_seat_of_the_first() {
    Page doctor = doctor();
    Page first = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");

    Page second = patient();

    assertThat(first.closing()).isEqualTo("4408 replaced");
    doctor.hears("{\"type\":\"peer-joined\"}");
    second.say(OFFER);
    doctor.hears(OFFER); // and nobody was lost in between
  }

  @Test
  void the_parties_meet_from_two_instances() {
    try (Instance other = new Instance(clinic, clock)) {
      Page doctor = doctor();
      Page patient = seated(other, Participant.of(jose));
      doctor.hears("{\"type\":\"peer-joined\"}");

      doctor.say(OFFER);
      patient.hears(OFFER);
      patient.say(CANDIDATE);
      doctor.hears(CANDIDATE);
    }
  }

  @Test
  void a_page_comes_back_by_another_instance_when_its_own_stops() {
    Page doctor = doctor();
    Instance stopping = new Instance(clinic, clock);
    Page patient = seated(stopping, Participant.of(jose));
    doctor.hears("{\"type\":\"peer-joined\"}");

    stopping.close();

    assertThat(patient.closing()).isEqualTo("1012 restart");
    doctor.hears("{\"type\":\"peer-lost\"}");
    Page again = patient();
    doctor.hears("{\"type\":\"peer-joined\"}");
    doctor.say(OFFER);
    again.hears(OFFER);
  }

  @Test
  void a_page_whose_instance_died_without_a_word_is_missed_after_a_while() {
    clinic
        .teleconsultation()
        .enterMeeting()
        .handle(
            new EnterMeeting.Command(
                new SecretToken(ticket(appointment, Participant.of(jose))),
                new ConnectionId(clinic.ids().next())));
    Page doctor = Page.open(instance.uri(), ticket(appointment, Participant.of(ana)));
    assertThat(doctor.hears()).contains("\"peerPresent\":true");

    clock.setTo(OPENING.plus(Seat.PATIENCE));

    doctor.hears("{\"type\":\"peer-lost\"}");
  }

  @Test
  void while_the_database_stalls_sockets_of_an_address_are_told_to_try_again_later()
      throws Exception {
    CountDownLatch goesOn = stall();
    List<Page> waiting = new ArrayList<>();
    for (int i = 0; i < Entrance.OF_AN_ADDRESS; i++) {
      waiting.add(Page.open(instance.uri(), "invented-" + i));
    }

    assertThat(Page.open(instance.uri(), "one-more").closing()).isEqualTo("1013 try again later");

    goesOn.countDown();
    assertThat(waiting).extracting(Page::closing).containsOnly("4401 ticket");
    patient();
  }

  @Test
  void a_socket_that_does_not_get_in_in_time_is_told_to_try_again_later() throws Exception {
    try (Instance hasty = Instance.withDeadline(clinic, clock, "200ms")) {
      CountDownLatch goesOn = stall();

      assertThat(Page.open(hasty.uri(), "invented").closing()).isEqualTo("1013 try again later");

      goesOn.countDown();
      seated(hasty, Participant.of(jose));
    }
  }

  /** The database takes no further work until the latch is down. */
  private CountDownLatch stall() throws InterruptedException {
    CountDownLatch goesOn = new CountDownLatch(1);
    CountDownLatch stalls = new CountDownLatch(1);
    Thread stalling =
        new Thread(
            () ->
                clinic
                    .unitOfWork()
                    .run(
                        () -> {
                          stalls.countDown();
                          try {
                            goesOn.await();
                          } catch (InterruptedException e) {
                            throw new AssertionError(e);
                          }
                        }));
    stalling.setDaemon(true);
    stalling.start();
    stalls.await();
    return goesOn;
  }
}

package br.com.techmedicos.domain.teleconsultation;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.ConsentOutdated;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.ConsentRequired;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.MeetingNotOpen;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.MeetingOver;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.MeetingUnavailable;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation.NotAParty;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant START = Instant.parse("2026-11-24T11:00:00Z");
  private static final Instant OPENING = Instant.parse("2026-11-24T10:50:00Z");
  private static final Instant CLOSING = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration NANOSECOND = Duration.ofNanos(1);
  private static final DoctorId DOCTOR = new DoctorId(id(1));
  private static final PatientId PATIENT = new PatientId(id(2));

  private static UUID id(int number) {
    return UUID.fromString("01900000-0000-7000-8000-00000000000" + number);
  }

  private static Appointment requested() {
    return Appointment.request(
            new AppointmentId(id(0)), DOCTOR, PATIENT, new Slot(START), Money.parse("250.00"), NOW)
        .aggregate();
  }

  private static Appointment accepted() {
    return requested().accept(NOW).aggregate();
  }

  private static Appointment in(AppointmentStatus status) {
    return switch (status) {
      case REQUESTED -> requested();
      case ACCEPTED -> accepted();
      case REFUSED -> requested().refuse(new Reason("Não atendo."), NOW).aggregate();
      case EXPIRED -> requested().settle(START).orElseThrow().aggregate();
      case CANCELLED -> accepted().cancel(Canceller.PATIENT, new Reason("Viajo."), NOW).aggregate();
      case COMPLETED -> accepted().complete(START).aggregate();
      case NO_SHOW -> accepted().reportNoShow(Party.DOCTOR, CLOSING).aggregate();
    };
  }

  private static Appointment moved(Appointment live, Instant startsAt) {
    return live.reschedule(new Slot(startsAt), NOW).orElseThrow().aggregate();
  }

  private static Optional<Consent> consentTo(Appointment appointment) {
    return Optional.of(Consent.give(appointment, Optional.of(ConsentText.current()), NOW));
  }

  private static Optional<TeleconsultationViolation> refusal(Participant participant, Instant now) {
    return Admission.refusal(accepted(), participant, consentTo(accepted()), now);
  }

  @ParameterizedTest
  @EnumSource
  void both_parties_are_let_in_while_the_meeting_is_open(Party party) {
    Participant participant =
        party == Party.DOCTOR ? Participant.of(DOCTOR) : Participant.of(PATIENT);

    assertThat(refusal(participant, OPENING.minus(NANOSECOND)))
        .contains(new MeetingNotOpen(OPENING, DOCTOR));
    assertThat(refusal(participant, OPENING)).isEmpty();
    assertThat(refusal(participant, START)).isEmpty();
    assertThat(refusal(participant, CLOSING.minus(NANOSECOND))).isEmpty();
    assertThat(refusal(participant, CLOSING)).contains(new MeetingOver(CLOSING, DOCTOR));
  }

  @ParameterizedTest
  @CsvSource({
    "REQUESTED, false",
    "ACCEPTED, true",
    "REFUSED, false",
    "EXPIRED, false",
    "CANCELLED, false",
    "COMPLETED, false",
    "NO_SHOW, false"
  })
  void only_an_accepted_appointment_has_a_meeting(AppointmentStatus status, boolean hasOne) {
    Optional<TeleconsultationViolation> refusal =
        Admission.refusal(in(status), Participant.of(DOCTOR), Optional.empty(), OPENING);

    assertThat(refusal)
        .isEqualTo(hasOne ? Optional.empty() : Optional.of(new MeetingUnavailable(status)));
  }

  @Test
  void a_request_that_has_expired_is_told_as_that_before_anyone_wrote_it_down() {
    assertThat(Admission.refusal(requested(), Participant.of(DOCTOR), Optional.empty(), START))
        .contains(new MeetingUnavailable(AppointmentStatus.EXPIRED));
  }

  @Test
  void nobody_else_is_let_in_whoever_they_pose_as() {
    Optional<TeleconsultationViolation> stranger = Optional.of(new NotAParty());

    assertThat(refusal(Participant.of(new PatientId(id(3))), START)).isEqualTo(stranger);
    assertThat(refusal(Participant.of(new DoctorId(id(3))), START)).isEqualTo(stranger);
    assertThat(refusal(Participant.of(new DoctorId(PATIENT.value())), START)).isEqualTo(stranger);
    assertThat(refusal(Participant.of(new PatientId(DOCTOR.value())), START)).isEqualTo(stranger);
  }

  @Test
  void a_patient_consents_first_and_the_doctor_may_wait() {
    Appointment appointment = accepted();

    assertThat(Admission.refusal(appointment, Participant.of(PATIENT), Optional.empty(), START))
        .contains(new ConsentRequired());
    assertThat(Admission.refusal(appointment, Participant.of(DOCTOR), Optional.empty(), START))
        .isEmpty();
    assertRefused(
        new ConsentRequired(),
        () -> Admission.check(appointment, Participant.of(PATIENT), Optional.empty(), START));
    assertThatCode(
            () ->
                Admission.check(
                    appointment, Participant.of(PATIENT), consentTo(appointment), START))
        .doesNotThrowAnyException();
  }

  @Test
  void a_consent_ends_when_the_appointment_is_moved_even_if_it_comes_back() {
    Appointment before = accepted();
    Appointment moved = moved(before, START.plusSeconds(3000));
    Appointment back = moved(moved, START);
    Appointment again = back.accept(NOW.plusSeconds(60)).aggregate();

    assertThat(Admission.refusal(again, Participant.of(PATIENT), consentTo(before), START))
        .contains(new ConsentRequired());
    assertThat(consentTo(before).orElseThrow().covers(moved)).isFalse();
  }

  @Test
  void a_consent_to_another_appointment_is_none() {
    Consent other = new Consent(new AppointmentId(id(9)), NOW, ConsentText.current(), NOW);

    assertThat(Admission.refusal(accepted(), Participant.of(PATIENT), Optional.of(other), START))
        .contains(new ConsentRequired());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCEPTED")
  void nobody_consents_to_an_appointment_that_has_no_meeting(AppointmentStatus status) {
    assertRefused(
        new MeetingUnavailable(status),
        () -> Consent.give(in(status), Optional.of(ConsentText.current()), NOW));
  }

  @Test
  void a_consent_is_given_to_the_text_that_holds_until_the_meeting_is_over() {
    Optional<ConsentText> read = Optional.of(ConsentText.current());

    assertRefused(
        new ConsentOutdated(ConsentText.current()),
        () -> Consent.give(accepted(), Optional.empty(), NOW));
    assertThat(Consent.give(accepted(), read, CLOSING.minus(NANOSECOND)))
        .isEqualTo(
            new Consent(accepted().id(), NOW, ConsentText.current(), CLOSING.minus(NANOSECOND)));
    assertRefused(new MeetingOver(CLOSING, DOCTOR), () -> Consent.give(accepted(), read, CLOSING));
  }

  @ParameterizedTest
  @EnumSource
  void every_text_is_found_by_its_version_and_says_the_same_in_both_languages(ConsentText text) {
    assertThat(ConsentText.ofVersion(text.version())).contains(text);
    assertThat(text.portuguese().text().split("\n\n"))
        .hasSameSizeAs(text.english().text().split("\n\n"));
    assertThat(text.portuguese().text() + text.english().text())
        .doesNotContain("  ")
        .contains("CFM 2.314/2022");
    assertThat(text.portuguese().title()).isNotEqualTo(text.english().title());
  }

  @Test
  void a_text_that_never_was_has_no_version() {
    assertThat(ConsentText.ofVersion("1999-01")).isEmpty();
  }
}

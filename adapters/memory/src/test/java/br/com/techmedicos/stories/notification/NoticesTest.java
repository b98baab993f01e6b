package br.com.techmedicos.stories.notification;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.memory.notification.InMemoryNotices;
import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.identity.ChooseMessagePreference;
import br.com.techmedicos.application.identity.ConfirmEmail;
import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.RequestPasswordReset;
import br.com.techmedicos.application.identity.RequestSignUp;
import br.com.techmedicos.application.identity.ResetPassword;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.notification.Notice.Kind;
import br.com.techmedicos.application.notification.RemindParties;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.ZoneRegion;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What doctors and patients are told, and when. */
class NoticesTest extends ClinicStory {

  private final InMemoryNotices notices = clinic.notices();

  @Test
  void both_parties_are_told_of_a_request_each_with_the_others_name_and_the_doctors_clock() {
    booked(FRIDAY_0800);
    clinic.tellEveryone();

    assertThat(notices.sent()).extracting(Notice::kind).containsOnly(Kind.REQUESTED);
    Notice toDoctor = to(Party.DOCTOR).get(0);
    assertThat(toDoctor.address().value()).isEqualTo("123456@doctors.example.com");
    assertThat(toDoctor.addressee()).contains(PersonName.parse("Ana Souza"));
    assertThat(toDoctor.other().orElseThrow()).hasToString("José Lima");
    assertThat(toDoctor.when().orElseThrow())
        .hasToString("2026-11-27T08:00-03:00[America/Sao_Paulo]");
    Notice toPatient = to(Party.PATIENT).get(0);
    assertThat(toPatient.address().value()).isEqualTo("52998224725@patients.example.com");
    assertThat(toPatient.id()).isNotEqualTo(toDoctor.id());
  }

  @Test
  void each_is_written_to_in_their_language_and_told_the_time_on_their_clock() {
    MessagePreference chosen =
        new MessagePreference(Language.ENGLISH, Optional.of(new ZoneRegion("America/Manaus")));
    booked(FRIDAY_0800);
    clinic
        .identity()
        .chooseMessagePreference()
        .handle(
            new ChooseMessagePreference.Command(
                AccountId.of(jose), new TokenOrigin(Optional.empty(), clock.instant()), chosen));
    clinic.tellEveryone();

    Notice toPatient = to(Party.PATIENT).get(0);
    assertThat(toPatient.language()).isEqualTo(Language.ENGLISH);
    assertThat(toPatient.when().orElseThrow())
        .hasToString("2026-11-27T07:00-04:00[America/Manaus]");
    Notice toDoctor = to(Party.DOCTOR).get(0);
    assertThat(toDoctor.language()).isEqualTo(Language.PORTUGUESE);
    assertThat(toDoctor.when().orElseThrow())
        .hasToString("2026-11-27T08:00-03:00[America/Sao_Paulo]");
  }

  @Test
  void a_consultation_is_told_from_the_request_to_the_cancellation() {
    AppointmentId id = booked(FRIDAY_0800);
    clinic.tellEveryone();
    accept(id);
    clinic.tellEveryone();
    reschedule(id, FRIDAY_0850);
    clinic.tellEveryone();
    accept(id);
    clinic.tellEveryone();
    cancel(id, Participant.of(ana));
    clinic.tellEveryone();

    assertThat(to(Party.PATIENT))
        .extracting(Notice::kind)
        .containsExactly(Kind.REQUESTED, Kind.ACCEPTED, Kind.MOVED, Kind.ACCEPTED, Kind.CANCELLED);
    assertThat(to(Party.DOCTOR)).extracting(Notice::kind).hasSize(5);
    assertThat(to(Party.PATIENT))
        .extracting(notice -> notice.consultation().orElseThrow().appointment().version())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void a_refusal_and_an_expiry_are_told() {
    AppointmentId refused = booked(FRIDAY_0800);
    refuse(refused);
    booked(FRIDAY_0850);
    clock.advance(Duration.ofDays(2));
    settleOverdue();
    clinic.tellEveryone();

    assertThat(to(Party.PATIENT))
        .extracting(Notice::kind)
        .containsExactlyInAnyOrder(Kind.REFUSED, Kind.EXPIRED);
  }

  private void forgetsPassword(Identifier patient) {
    clinic
        .identity()
        .requestPasswordReset()
        .handle(
            new RequestPasswordReset.Command(
                Role.PATIENT, patient, ClientAddress.of("203.0.113.7")));
  }

  @Test
  void who_forgot_a_password_is_sent_a_token_and_nobody_else_is_told() {
    forgetsPassword(Identifier.of(Cpf.parse("529.982.247-25")));
    forgetsPassword(Identifier.of(EmailAddress.parse("nobody@example.com")));
    clinic.tellEveryone();

    assertThat(notices.sent()).hasSize(1);
    Notice notice = notices.sent().get(0);
    assertThat(notice.kind()).isEqualTo(Kind.PASSWORD_RESET);
    assertThat(notice.address().value()).isEqualTo("52998224725@patients.example.com");
    assertThat(notice.toString()).doesNotContain(notice.token().orElseThrow().value());
    assertThat(clinic.events().toString()).doesNotContain(notice.token().orElseThrow().value());

    clinic
        .identity()
        .resetPassword()
        .handle(
            new ResetPassword.Command(
                notice.token().orElseThrow(),
                Password.typed("uma senha bem longa"),
                ClientAddress.of("203.0.113.7")));
    clinic.tellEveryone();
    assertThat(to(Party.PATIENT))
        .extracting(Notice::kind)
        .containsExactly(Kind.PASSWORD_RESET, Kind.PASSWORD_CHANGED);
  }

  @Test
  void who_has_not_confirmed_an_address_is_not_greeted_by_the_name_they_typed() {
    Person person = Person.fresh();
    clinic
        .identity()
        .requestSignUp()
        .handle(
            new RequestSignUp.Command(
                new RegisterPatient.Command(
                    PersonName.parse("Ganhe um telefone"),
                    person.email(),
                    person.cpf(),
                    new BirthDate(LocalDate.of(1980, 2, 29)),
                    Password.typed("uma senha bem longa"),
                    ClientAddress.of("203.0.113.7"))));
    forgetsPassword(Identifier.of(person.cpf()));
    clinic.tellEveryone();

    assertThat(notices.sent())
        .extracting(Notice::kind)
        .containsExactlyInAnyOrder(Kind.EMAIL_CONFIRMATION, Kind.PASSWORD_RESET);
    assertThat(notices.sent()).extracting(Notice::addressee).containsOnly(Optional.empty());

    clinic
        .identity()
        .confirmEmail()
        .handle(
            new ConfirmEmail.Command(
                notices.sent().stream()
                    .filter(notice -> notice.kind() == Kind.EMAIL_CONFIRMATION)
                    .flatMap(notice -> notice.token().stream())
                    .findFirst()
                    .orElseThrow()));
    forgetsPassword(Identifier.of(person.cpf()));
    clinic.tellEveryone();
    assertThat(notices.sent().get(2).addressee()).contains(PersonName.parse("Ganhe um telefone"));
  }

  @Test
  void a_mail_that_fails_four_times_still_brings_a_good_token() {
    notices.answer(Optional.of(new Outcome.Failed("SMTP 451")));
    forgetsPassword(Identifier.of(Cpf.parse("529.982.247-25")));
    for (int i = 0; i < 4; i++) {
      clinic.tellEveryone();
      clock.advance(Duration.ofMinutes(4));
    }
    notices.answer(Optional.empty());
    clinic.tellEveryone();

    assertThat(notices.sent()).hasSize(1);
    Notice sent = notices.sent().get(0);
    clinic
        .identity()
        .resetPassword()
        .handle(
            new ResetPassword.Command(
                sent.token().orElseThrow(),
                Password.typed("uma senha bem longa"),
                ClientAddress.of("203.0.113.7")));
  }

  @Test
  void what_was_overtaken_is_not_told() {
    AppointmentId id = booked(FRIDAY_0800);
    accept(id);
    cancel(id, Participant.of(jose));
    clinic.tellEveryone();

    assertThat(to(Party.DOCTOR)).extracting(Notice::kind).containsExactly(Kind.CANCELLED);
  }

  @Test
  void nothing_is_lost_while_nobody_can_be_told() {
    AppointmentId id = booked(FRIDAY_0800);
    notices.answer(Optional.of(new Outcome.PeerDown("connection refused")));
    for (int time = 0; time <= DeliverLetters.MOST_ATTEMPTS; time++) {
      clinic.tellEveryone();
    }
    assertThat(notices.sent()).isEmpty();
    accept(id);
    notices.answer(Optional.empty());
    clinic.tellEveryone();

    assertThat(to(Party.PATIENT)).extracting(Notice::kind).containsExactly(Kind.ACCEPTED);
    assertThat(to(Party.DOCTOR)).extracting(Notice::kind).containsExactly(Kind.ACCEPTED);
  }

  @Test
  void a_doctor_is_told_of_a_suspension_and_the_patients_of_what_it_cancels() {
    accepted(FRIDAY_0800);
    clinic.tellEveryone();
    clinic
        .directory()
        .decideVerification()
        .handle(
            new DecideVerification.Command(
                ana, new DecideVerification.Decision.Suspended(new Reason("Registro cassado."))));
    clinic.tellEveryone();

    assertThat(to(Party.DOCTOR))
        .extracting(Notice::kind)
        .containsExactlyInAnyOrder(Kind.ACCEPTED, Kind.SUSPENDED, Kind.CANCELLED);
    assertThat(to(Party.PATIENT))
        .extracting(Notice::kind)
        .containsExactly(Kind.ACCEPTED, Kind.CANCELLED);
  }

  @Test
  void both_are_reminded_a_day_and_an_hour_before() {
    accepted(FRIDAY_0800);
    clinic.tellEveryone();

    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(24)).minusSeconds(1))).isZero();
    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(24)))).isEqualTo(2);
    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(1)).minusSeconds(1))).isZero();
    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(1)))).isEqualTo(2);
    assertThat(remindedAt(FRIDAY_0800)).isZero();
  }

  @Test
  void after_a_move_the_reminders_are_those_of_the_new_time() {
    AppointmentId id = accepted(FRIDAY_0800);
    clinic.tellEveryone();
    reschedule(id, FRIDAY_1030);
    accept(id);
    clinic.tellEveryone();

    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(24)))).isZero();
    assertThat(remindedAt(FRIDAY_1030.minus(Duration.ofHours(24)))).isEqualTo(2);
    assertThat(remindedAt(FRIDAY_1030.minus(Duration.ofHours(1)))).isEqualTo(2);
  }

  @Test
  void what_is_accepted_after_the_time_of_a_reminder_has_none() {
    AppointmentId id = booked(FRIDAY_0800);
    clock.advance(Duration.ofHours(23));
    accept(id);
    clinic.tellEveryone();
    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(24)))).isEqualTo(2);

    AppointmentId late = booked(FRIDAY_0850);
    clock.advance(Duration.ofHours(2));
    accept(late);
    clinic.tellEveryone();
    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(1)))).isEqualTo(2);
    assertThat(remindedAt(FRIDAY_0850.minus(Duration.ofHours(1)))).isEqualTo(2);
  }

  @Test
  void after_an_outage_only_the_later_reminder_is_sent() {
    accepted(FRIDAY_0800);
    clinic.tellEveryone();

    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofMinutes(30)))).isEqualTo(2);
  }

  @Test
  void a_reminder_that_could_not_be_sent_in_time_is_not_sent_beside_the_next() {
    accepted(FRIDAY_0800);
    clinic.tellEveryone();
    notices.answer(Optional.of(new Outcome.PeerDown("connection refused")));
    remindedAt(FRIDAY_0800.minus(Duration.ofHours(24)));
    remindedAt(FRIDAY_0800.minus(Duration.ofHours(1)));
    notices.answer(Optional.empty());
    clinic.tellEveryone();

    assertThat(reminders()).isEqualTo(2);
  }

  @Test
  void nobody_is_reminded_once_the_consultation_has_started() {
    accepted(FRIDAY_0800);
    clinic.tellEveryone();
    notices.answer(Optional.of(new Outcome.PeerDown("connection refused")));
    remindedAt(FRIDAY_0800.minus(Duration.ofHours(1)));
    notices.answer(Optional.empty());
    clock.advance(Duration.ofHours(1));
    clinic.tellEveryone();

    assertThat(reminders()).isZero();
  }

  @Test
  void nobody_is_reminded_of_what_was_cancelled() {
    AppointmentId id = accepted(FRIDAY_0800);
    clinic.tellEveryone();
    cancel(id, Participant.of(jose));
    clinic.tellEveryone();

    assertThat(remindedAt(FRIDAY_0800.minus(Duration.ofHours(24)))).isZero();
  }

  private long remindedAt(Instant now) {
    long before = reminders();
    clock.advance(Duration.between(clock.instant(), now));
    clinic.notification().remindParties().handle(new RemindParties.Command());
    clinic.tellEveryone();
    return reminders() - before;
  }

  private long reminders() {
    return notices.sent().stream().filter(notice -> notice.kind() == Kind.REMINDER).count();
  }

  private List<Notice> to(Party side) {
    return notices.sent().stream().filter(notice -> notice.side() == side).toList();
  }
}

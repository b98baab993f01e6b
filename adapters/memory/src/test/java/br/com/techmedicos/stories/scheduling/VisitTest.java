package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentCommand;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentAccepted;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCompleted;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentExpired;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRated;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRequested;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.NoShowReported;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.AlreadyRated;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.BeyondHorizon;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.DateRangeInvalid;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.InvalidTransition;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.NoticeTooShort;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotInThePast;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotNotOnAgenda;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooEarly;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the free slots of a doctor to the stars that the patient gives. */
class VisitTest extends ClinicStory {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  @Test
  void a_patient_books_the_doctor_accepts_both_meet_and_the_patient_rates() {
    AppointmentId id = booked(FRIDAY_0850);
    clock.advance(Duration.ofHours(3));
    Instant acceptedAt = clock.instant();
    accept(id);
    clock.setTo(FRIDAY_0940);
    complete(id);
    clock.advance(Duration.ofHours(1));
    Instant ratedAt = clock.instant();
    Appointment rated = rate(id, 5);

    assertThat(rated.state())
        .isEqualTo(
            new AppointmentState.Completed(
                FRIDAY_0940, Optional.of(new AppointmentRating(new Stars(5), Optional.empty()))));
    assertThat(eventsOf(id))
        .containsExactly(
            new AppointmentRequested(id, SEVEN),
            new AppointmentAccepted(id, acceptedAt),
            new AppointmentCompleted(id, FRIDAY_0940),
            new AppointmentRated(id, ratedAt));
    assertThat(clinic.doctorListings().find(ana).map(DoctorListing::rating))
        .contains(new RatingSummary(5, 1));
  }

  @Test
  void a_booking_is_answered_with_names_price_and_deadline() {
    AppointmentDetails details =
        clinic
            .scheduling()
            .bookAppointment()
            .handle(new BookAppointment.Command(jose, ana, FRIDAY_0800));

    assertThat(details.doctorName()).isEqualTo(PersonName.parse("Ana Souza"));
    assertThat(details.patientName()).isEqualTo(PersonName.parse("José Lima"));
    Appointment appointment = details.appointment();
    assertThat(appointment.doctor()).isEqualTo(ana);
    assertThat(appointment.patient()).isEqualTo(jose);
    assertThat(appointment.slot()).isEqualTo(new Slot(FRIDAY_0800));
    assertThat(appointment.price().plain()).isEqualTo("250.00");
    assertThat(appointment.requestedAt()).isEqualTo(SEVEN);
    assertThat(appointment.state())
        .isEqualTo(new AppointmentState.Requested(SEVEN.plus(Duration.ofDays(1))));
    assertThat(view(appointment.id())).usingRecursiveComparison().isEqualTo(details);
  }

  @Test
  void the_price_is_that_of_the_booking() {
    AppointmentId before = booked(FRIDAY_0800);
    Doctor doctor = clinic.doctors().find(ana).orElseThrow();
    DoctorProfile profile = doctor.profile();
    clinic
        .directory()
        .updateDoctorProfile()
        .handle(
            new UpdateDoctorProfile.Command(
                ana,
                doctor.version(),
                DoctorProfile.of(profile.name(), Money.parse("300.00"), profile.practice())));

    AppointmentId after = booked(FRIDAY_0850);

    assertThat(view(before).appointment().price().plain()).isEqualTo("250.00");
    assertThat(view(after).appointment().price().plain()).isEqualTo("300.00");
  }

  @Test
  void a_booked_slot_is_free_no_longer() {
    assertThat(freeOn(FRIDAY)).containsExactly(FRIDAY_0800, FRIDAY_0850, FRIDAY_0940, FRIDAY_1030);

    booked(FRIDAY_0850);

    assertThat(freeOn(FRIDAY)).containsExactly(FRIDAY_0800, FRIDAY_0940, FRIDAY_1030);
    assertRefused(new SlotAlreadyTaken(ana, FRIDAY_0850), () -> book(rita, ana, FRIDAY_0850));
    assertThat(clinic.events().stream().filter(AppointmentRequested.class::isInstance)).hasSize(1);
  }

  @Test
  void a_slot_is_taken_only_if_it_is_on_offer() {
    booked(FRIDAY_0850);

    assertRefused(
        new SlotNotOnAgenda(), () -> book(rita, ana, FRIDAY_0850.plus(Duration.ofMinutes(5))));
  }

  @Test
  void a_slot_that_is_not_offered_cannot_be_booked() {
    Instant monday0800 = Instant.parse("2026-11-23T11:00:00Z");
    clock.setTo(monday0800.minus(Duration.ofHours(1)).plus(MICROSECOND));

    assertRefused(new NoticeTooShort(60), () -> booked(monday0800));
    assertRefused(new SlotInThePast(), () -> booked(monday0800.minus(Duration.ofDays(1))));
    assertRefused(
        new BeyondHorizon(LocalDate.of(2027, 1, 22)),
        () -> booked(Instant.parse("2027-01-23T11:00:00Z")));
    assertRefused(new SlotNotOnAgenda(), () -> booked(FRIDAY_0800.plusSeconds(1)));
    assertThat(clinic.events()).noneMatch(AppointmentRequested.class::isInstance);
  }

  @Test
  void a_doctor_nobody_knows_cannot_be_booked_or_looked_at() {
    DoctorId nobody = new DoctorId(clinic.ids().next());

    assertRefused(new UseCaseViolation.NotFound(), () -> book(jose, nobody, FRIDAY_0800));
    assertRefused(new UseCaseViolation.NotFound(), () -> freeOn(FRIDAY, nobody));
  }

  @Test
  void a_doctor_without_an_agenda_has_no_slots() {
    DoctorId bia = clinic.admitDoctor("Bia Lima", "654321", "100.00");

    assertThat(freeOn(FRIDAY, bia)).isEmpty();
    assertRefused(new SlotNotOnAgenda(), () -> book(jose, bia, FRIDAY_0800));
  }

  @Test
  void slots_are_shown_with_zone_and_price() {
    ListSlots.Answer answer =
        clinic
            .scheduling()
            .listSlots()
            .handle(new ListSlots.Query(ana, Optional.of(FRIDAY), Optional.of(FRIDAY)));

    assertThat(answer.zone()).isEqualTo(new ZoneRegion("America/Sao_Paulo"));
    assertThat(answer.consultationPrice()).isEqualTo(Money.parse("250.00"));
  }

  @Test
  void slots_are_shown_for_a_month_from_today_on_unless_asked_otherwise() {
    assertThat(slots(Optional.empty(), Optional.empty()))
        .hasSize(4 * 31) // Monday's eight o'clock is in an hour: just enough notice
        .startsWith(new Slot(Instant.parse("2026-11-23T11:00:00Z")))
        .endsWith(new Slot(Instant.parse("2026-12-23T13:30:00Z")));
    assertThat(slots(Optional.of(FRIDAY), Optional.empty()))
        .hasSize(4 * 31)
        .startsWith(new Slot(FRIDAY_0800));
    assertThat(slots(Optional.empty(), Optional.of(MONDAY))).hasSize(4);
  }

  @Test
  void slots_are_shown_for_31_days_at_most() {
    assertThat(slots(Optional.of(MONDAY), Optional.of(MONDAY.plusDays(30)))).hasSize(4 * 31);
    assertRefused(
        new DateRangeInvalid(31),
        () -> slots(Optional.of(MONDAY), Optional.of(MONDAY.plusDays(31))));
    assertRefused(
        new DateRangeInvalid(31),
        () -> slots(Optional.of(FRIDAY), Optional.of(FRIDAY.minusDays(1))));
    assertThat(slots(Optional.of(MONDAY.minusDays(9)), Optional.of(MONDAY.minusDays(1)))).isEmpty();
  }

  private List<Slot> slots(Optional<LocalDate> from, Optional<LocalDate> to) {
    return clinic.scheduling().listSlots().handle(new ListSlots.Query(ana, from, to)).slots();
  }

  @Test
  void a_consultation_is_complete_from_its_start_on_and_only_once_accepted() {
    AppointmentId accepted = accepted(FRIDAY_0800);
    AppointmentId unanswered = booked(FRIDAY_0850);

    assertRefused(
        new TooEarly(AppointmentCommand.COMPLETE, FRIDAY_0800, ana), () -> complete(accepted));
    clock.setTo(FRIDAY_0850);
    assertRefused(
        new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.COMPLETE),
        () -> complete(unanswered));
    assertThat(complete(accepted).status()).isEqualTo(AppointmentStatus.COMPLETED);
  }

  @Test
  void whoever_came_reports_the_one_who_did_not() {
    AppointmentId first = accepted(FRIDAY_0800);
    AppointmentId second = accepted(FRIDAY_0850);
    Instant quarterPast = FRIDAY_0800.plus(Duration.ofMinutes(15));
    clock.setTo(quarterPast.minus(MICROSECOND));
    assertRefused(
        new TooEarly(AppointmentCommand.REPORT_NO_SHOW, quarterPast, ana),
        () -> reportNoShow(first, Participant.of(ana)));

    clock.setTo(quarterPast);
    assertThat(reportNoShow(first, Participant.of(ana)).state())
        .isEqualTo(new AppointmentState.NoShow(Party.PATIENT, quarterPast));
    clock.setTo(FRIDAY_0940);
    assertThat(reportNoShow(second, Participant.of(jose)).state())
        .isEqualTo(new AppointmentState.NoShow(Party.DOCTOR, FRIDAY_0940));
    assertThat(eventsOf(first)).endsWith(new NoShowReported(first, Party.PATIENT, quarterPast));
    assertRefused(
        new InvalidTransition(AppointmentStatus.NO_SHOW, AppointmentCommand.RATE),
        () -> rate(first, 1));
  }

  @Test
  void a_consultation_that_nobody_reports_is_complete_a_day_later_and_can_be_rated() {
    AppointmentId id = accepted(FRIDAY_0800);
    Instant dayLater = FRIDAY_0850.plus(Duration.ofDays(1));

    clock.setTo(dayLater.minus(MICROSECOND));
    assertThat(view(id).appointment().status()).isEqualTo(AppointmentStatus.ACCEPTED);
    assertRefused(
        new InvalidTransition(AppointmentStatus.ACCEPTED, AppointmentCommand.RATE),
        () -> rate(id, 4));

    clock.setTo(dayLater);
    assertThat(view(id).appointment().status()).isEqualTo(AppointmentStatus.COMPLETED);
    assertThat(kept(id).status()).isEqualTo(AppointmentStatus.ACCEPTED); // nobody wrote it down
    rate(id, 4);
    assertThat(eventsOf(id))
        .endsWith(new AppointmentCompleted(id, dayLater), new AppointmentRated(id, dayLater));
    assertThat(clinic.doctorRatings().of(ana)).isEqualTo(new RatingSummary(4, 1));
  }

  @Test
  void a_consultation_is_rated_once_and_counts_once() {
    AppointmentId id = accepted(FRIDAY_0800);
    clock.setTo(FRIDAY_0850);
    complete(id);
    rate(id, 2);

    assertRefused(new AlreadyRated(), () -> rate(id, 5));

    assertThat(clinic.doctorRatings().of(ana)).isEqualTo(new RatingSummary(2, 1));
  }

  @Test
  void deadlines_that_have_passed_are_written_down_by_and_by() {
    AppointmentId unanswered = booked(FRIDAY_0800);
    AppointmentId unreported = accepted(FRIDAY_0850);
    AppointmentId open = booked(FRIDAY_0940);
    refuse(open);
    Instant answerBy = SEVEN.plus(Duration.ofDays(1));
    Instant reportBy = FRIDAY_0940.plus(Duration.ofDays(1));
    assertThat(settleOverdue()).isZero();

    clock.setTo(answerBy.plus(Duration.ofHours(1)));
    assertThat(settleOverdue()).isEqualTo(1);
    assertThat(kept(unanswered).state()).isEqualTo(new AppointmentState.Expired(answerBy));
    assertThat(eventsOf(unanswered)).endsWith(new AppointmentExpired(unanswered, answerBy));

    clock.setTo(reportBy);
    assertThat(settleOverdue()).isEqualTo(1);
    assertThat(kept(unreported).state())
        .isEqualTo(new AppointmentState.Completed(reportBy, Optional.empty()));
    assertThat(eventsOf(unreported)).endsWith(new AppointmentCompleted(unreported, reportBy));
    assertThat(settleOverdue()).isZero();
  }

  @Test
  void many_deadlines_are_written_down_batch_by_batch() {
    IntStream.range(0, 41)
        .forEach(
            i -> {
              PatientId patient = anotherPatient();
              for (int day = 1; day <= 5; day++) {
                book(
                    patient,
                    anotherDoctor(String.valueOf(1000 + 10 * i + day)),
                    SEVEN.plus(Duration.ofHours(1)).plus(Duration.ofDays(day)));
              }
            });
    clock.advance(Duration.ofDays(9));

    assertThat(settleOverdue()).isEqualTo(200);
    assertThat(settleOverdue()).isEqualTo(5);
    assertThat(settleOverdue()).isZero();
  }
}

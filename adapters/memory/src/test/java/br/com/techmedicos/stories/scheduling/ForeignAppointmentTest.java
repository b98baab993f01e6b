package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.CompleteAppointment;
import br.com.techmedicos.application.scheduling.RateAppointment;
import br.com.techmedicos.application.scheduling.RefuseAppointment;
import br.com.techmedicos.application.scheduling.ReportNoShow;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.application.scheduling.ViewAppointment;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is not a party of an appointment cannot tell it from one that does not exist. */
class ForeignAppointmentTest extends ClinicStory {

  private final DoctorId stranger = anotherDoctor("654321");

  /** What someone tries on an appointment of others. */
  interface Intrusion {
    void on(ForeignAppointmentTest story, AppointmentId id);
  }

  static Stream<Named<Intrusion>> intrusions() {
    return Stream.of(
        named("another patient looks", (story, id) -> story.viewAs(Participant.of(story.rita), id)),
        named(
            "another doctor looks",
            (story, id) -> story.viewAs(Participant.of(story.stranger), id)),
        named(
            "another doctor accepts",
            (story, id) ->
                story
                    .clinic
                    .scheduling()
                    .acceptAppointment()
                    .handle(new AcceptAppointment.Command(id, story.stranger))),
        named(
            "another doctor refuses",
            (story, id) ->
                story
                    .clinic
                    .scheduling()
                    .refuseAppointment()
                    .handle(
                        new RefuseAppointment.Command(
                            id, story.stranger, new Reason("Não atendo.")))),
        named(
            "another doctor cancels",
            (story, id) -> story.cancel(id, Participant.of(story.stranger))),
        named(
            "another patient cancels", (story, id) -> story.cancel(id, Participant.of(story.rita))),
        named(
            "another patient moves it",
            (story, id) ->
                story
                    .clinic
                    .scheduling()
                    .rescheduleAppointment()
                    .handle(new RescheduleAppointment.Command(id, story.rita, FRIDAY_0940))),
        named(
            "another doctor completes it",
            (story, id) ->
                story
                    .clinic
                    .scheduling()
                    .completeAppointment()
                    .handle(new CompleteAppointment.Command(id, story.stranger))),
        named(
            "another patient reports",
            (story, id) ->
                story
                    .clinic
                    .scheduling()
                    .reportNoShow()
                    .handle(new ReportNoShow.Command(id, Participant.of(story.rita)))),
        named(
            "another patient rates",
            (story, id) ->
                story
                    .clinic
                    .scheduling()
                    .rateAppointment()
                    .handle(
                        new RateAppointment.Command(
                            id,
                            story.rita,
                            new AppointmentRating(new Stars(1), Optional.empty())))),
        named(
            "the patient poses as a doctor",
            (story, id) ->
                story
                    .clinic
                    .scheduling()
                    .acceptAppointment()
                    .handle(new AcceptAppointment.Command(id, new DoctorId(story.jose.value())))));
  }

  @Test
  void a_doctor_who_poses_as_a_patient_is_nobody() {
    AppointmentId id = booked(FRIDAY_0800);
    PatientId posing = new PatientId(ana.value());

    assertRefused(
        new IdentityViolation.AccountClosed(),
        () ->
            clinic
                .scheduling()
                .rescheduleAppointment()
                .handle(new RescheduleAppointment.Command(id, posing, FRIDAY_0940)));
  }

  @ParameterizedTest
  @MethodSource("intrusions")
  void it_is_not_found(Intrusion intrusion) {
    AppointmentId id = booked(FRIDAY_0800);
    Appointment before = kept(id);

    assertRefused(new UseCaseViolation.NotFound(), () -> intrusion.on(this, id));

    assertThat(kept(id)).usingRecursiveComparison().isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("intrusions")
  void one_that_does_not_exist_is_answered_the_same(Intrusion intrusion) {
    AppointmentId nothing = new AppointmentId(clinic.ids().next());

    assertRefused(new UseCaseViolation.NotFound(), () -> intrusion.on(this, nothing));
  }

  @Test
  void either_party_finds_it() {
    AppointmentId id = booked(FRIDAY_0800);

    assertThat(viewAs(Participant.of(jose), id).appointment().id()).isEqualTo(id);
    assertThat(viewAs(Participant.of(ana), id).appointment().id()).isEqualTo(id);
  }

  @Test
  void everyone_lists_their_own_as_they_stand_now() {
    AppointmentId mine = booked(FRIDAY_0800);
    AppointmentId hers = book(rita, stranger, FRIDAY_0800);

    assertThat(list(Participant.of(jose))).containsExactly(mine);
    assertThat(list(Participant.of(ana))).containsExactly(mine);
    assertThat(list(Participant.of(rita))).containsExactly(hers);
    clock.setTo(FRIDAY_0800);
    assertThat(list(Participant.of(jose), AppointmentStatus.REQUESTED)).isEmpty();
    assertThat(list(Participant.of(jose), AppointmentStatus.EXPIRED)).containsExactly(mine);
  }

  private AppointmentDetails viewAs(Participant participant, AppointmentId id) {
    return clinic.scheduling().viewAppointment().handle(new ViewAppointment.Query(id, participant));
  }

  private List<AppointmentId> list(Participant participant) {
    return list(participant, Optional.empty());
  }

  private List<AppointmentId> list(Participant participant, AppointmentStatus status) {
    return list(participant, Optional.of(status));
  }

  private List<AppointmentId> list(Participant participant, Optional<AppointmentStatus> status) {
    return clinic
        .scheduling()
        .listAppointments()
        .handle(
            new AppointmentListings.Query(
                participant, status, Optional.empty(), Optional.empty(), 20, Optional.empty()))
        .items()
        .stream()
        .map(details -> details.appointment().id())
        .toList();
  }
}

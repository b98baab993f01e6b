package br.com.techmedicos.stories.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.ReadMarks;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever a list of slots shows, a change of it raises the doctor's mark. */
class MarksTest extends ClinicStory {

  private final List<DoctorId> told = new ArrayList<>();

  MarksTest() {
    clinic.scheduling().watchMarks(told::add);
  }

  private long mark() {
    return Objects.requireNonNull(
        clinic.scheduling().readMarks().handle(new ReadMarks.Query(Set.of(ana))).get(ana));
  }

  private void raisesTheMark(Runnable change) {
    long before = mark();
    told.clear();
    change.run();
    assertThat(mark()).isGreaterThan(before);
    assertThat(told).contains(ana);
  }

  @Test
  void a_change_of_the_price_raises_it() {
    raisesTheMark(
        () -> {
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
        });
  }

  @Test
  void a_suspension_raises_it_even_if_nothing_was_booked_and_so_does_its_end() {
    raisesTheMark(
        () -> decide(new DecideVerification.Decision.Suspended(new Reason("registro cassado"))));
    raisesTheMark(() -> decide(new DecideVerification.Decision.Approved()));
  }

  private void decide(DecideVerification.Decision decision) {
    clinic.directory().decideVerification().handle(new DecideVerification.Command(ana, decision));
  }

  @Test
  void an_edit_of_the_agenda_raises_it() {
    raisesTheMark(() -> clinic.openEveryDay(ana, "08:00", "10:00"));
  }

  @Test
  void bookings_moves_and_cancellations_raise_it() {
    List<AppointmentId> booked = new ArrayList<>();
    raisesTheMark(
        () ->
            booked.add(
                clinic
                    .scheduling()
                    .bookAppointment()
                    .handle(new BookAppointment.Command(jose, ana, FRIDAY_0800))
                    .appointment()
                    .id()));
    raisesTheMark(
        () ->
            clinic
                .scheduling()
                .rescheduleAppointment()
                .handle(new RescheduleAppointment.Command(booked.get(0), jose, FRIDAY_0850)));
    raisesTheMark(
        () ->
            clinic
                .scheduling()
                .cancelAppointment()
                .handle(
                    new CancelAppointment.Command(
                        booked.get(0), Participant.of(jose), new Reason("Viagem a trabalho."))));
  }

  @Test
  void a_look_at_the_slots_raises_nothing() {
    long before = mark();

    ListSlots.Answer answer =
        clinic
            .scheduling()
            .listSlots()
            .handle(new ListSlots.Query(ana, Optional.empty(), Optional.empty()));

    assertThat(answer.mark()).isEqualTo(before).isEqualTo(mark());
  }
}

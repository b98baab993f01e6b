package br.com.techmedicos.adapters.contracts.teleconsultation;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.MeetingRooms.Visitor;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link MeetingRooms}: both parties enter the same room, each with credentials of
 * their own.
 */
@Promises
public abstract class MeetingRoomsContract {

  private final Visitor doctor =
      visitor(new AppointmentId(UniqueData.id()), Participant.of(new DoctorId(UniqueData.id())));
  private final Visitor patient =
      visitor(doctor.appointment(), Participant.of(new PatientId(UniqueData.id())));

  /** {@return the rooms under test, which require credentials} */
  protected abstract MeetingRooms rooms();

  @Test
  void what_lets_one_party_in_is_not_what_lets_the_other_in() {
    MeetingRoom doctors = rooms().open(doctor);
    MeetingRoom patients = rooms().open(patient);

    assertThat(doctors).isNotEqualTo(patients);
    assertThat(doctors).hasSameClassAs(patients);
  }

  @Test
  void what_lets_into_one_meeting_does_not_let_into_another() {
    Visitor elsewhere = visitor(new AppointmentId(UniqueData.id()), doctor.participant());

    assertThat(rooms().open(elsewhere)).isNotEqualTo(rooms().open(doctor));
  }

  @Test
  void no_credential_is_printed() {
    String printed = rooms().open(patient).toString();

    assertThat(printed).contains("***").doesNotContain("José");
  }

  private static Visitor visitor(AppointmentId appointment, Participant participant) {
    return new Visitor(
        appointment,
        participant,
        PersonName.parse("José Lima"),
        MeetingWindow.of(new Slot(UniqueData.noon())));
  }
}

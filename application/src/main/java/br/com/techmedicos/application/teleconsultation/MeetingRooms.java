package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;

/** The provider of meeting rooms. */
public interface MeetingRooms {

  /**
   * Opens the room of an appointment for one of its parties. Both parties enter the same room, and
   * nobody can enter the room of others. The credentials are valid until the meeting closes, and
   * not for long after.
   *
   * @return how the party enters
   * @throws ProviderUnavailable if the provider fails
   */
  MeetingRoom open(Visitor visitor);

  /**
   * A party who enters a meeting.
   *
   * @param name the name that the other party sees
   * @param window when the meeting is open
   */
  record Visitor(
      AppointmentId appointment, Participant participant, PersonName name, MeetingWindow window) {}
}

package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;

/** Whoever provides the rooms that meetings are held in. */
public interface MeetingRooms {

  /**
   * Opens the room of an appointment to one of its parties, who was let in. Both parties of an
   * appointment come into the same room, and nobody into another's; what lets them in is good at
   * least until the meeting closes, and not for long after.
   *
   * @param visitor who comes in
   * @return how they come in
   * @throws ProviderUnavailable rather than a way that leads nowhere
   */
  MeetingRoom open(Visitor visitor);

  /**
   * A party on the way into a meeting.
   *
   * @param appointment which appointment
   * @param participant which of the two
   * @param name as the other sees it
   * @param window when the meeting is open
   */
  record Visitor(
      AppointmentId appointment, Participant participant, PersonName name, MeetingWindow window) {}
}

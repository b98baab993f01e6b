package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;

/** Who is in which meeting, on whatever instance their connections hang. */
public interface Presences {

  /**
   * Who is in a meeting.
   *
   * @param appointment which appointment
   * @return who is there; {@linkplain Presence#nobody nobody}, if none has come yet
   */
  Presence of(AppointmentId appointment);

  /**
   * Keeps who is in a meeting in place of the version before.
   *
   * @param presence the successor of the one kept
   * @throws StaleVersion if the one kept is not the version before it
   */
  void save(Presence presence);

  /**
   * Forgets meetings that nobody is in.
   *
   * @param seenBefore those in which nobody was seen from this instant on
   * @param limit the most to forget
   * @return how many were forgotten
   */
  int forget(Instant seenBefore, int limit);
}

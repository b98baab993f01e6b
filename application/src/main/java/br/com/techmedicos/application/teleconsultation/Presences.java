package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;

/** Who is in which meeting, on any instance. */
public interface Presences {

  /**
   * The presence in a meeting.
   *
   * @return the presence; {@linkplain Presence#nobody nobody} if none is stored
   */
  Presence of(AppointmentId appointment);

  /**
   * Stores a presence in place of its previous version.
   *
   * @param presence the successor of the stored one
   * @throws StaleVersion if the stored one is not the previous version
   */
  void save(Presence presence);

  /**
   * Deletes the presence of empty meetings.
   *
   * @param seenBefore meetings in which nobody was seen since
   * @param limit the maximum to delete
   * @return how many were deleted
   */
  int forget(Instant seenBefore, int limit);
}

package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Instant;
import java.util.Optional;

/** Lists of appointments, as shown to their parties. */
public interface AppointmentListings {

  /** Finds an appointment as last recorded, whatever deadlines have passed. */
  Optional<AppointmentDetails> find(AppointmentId id);

  /**
   * Returns a page of a participant's appointments, by start, then ID.
   *
   * @param now the present, for deadlines that have passed
   */
  Page<AppointmentDetails, Key> list(Query query, Instant now);

  /**
   * The criteria of a list.
   *
   * @param status only those that stand so now
   * @param from only those that start at or after
   * @param to only those that start before
   * @param limit the most on the page
   * @param after the key of the last one of the page before
   */
  record Query(
      Participant participant,
      Optional<AppointmentStatus> status,
      Optional<Instant> from,
      Optional<Instant> to,
      int limit,
      Optional<Key> after) {}

  /**
   * The position of an appointment in a list.
   *
   * @param id breaks ties
   */
  record Key(Instant startsAt, AppointmentId id) {}
}

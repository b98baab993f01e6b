package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.scheduling.Party;
import java.util.Objects;

/**
 * An appointment in the calendar of one of its parties.
 *
 * @param details the appointment as it stands
 * @param owner whose calendar it is in
 * @param meeting the address of its page, which is shown once the doctor has accepted
 */
public record CalendarEntry(AppointmentDetails details, Party owner, String meeting) {

  public CalendarEntry {
    Objects.requireNonNull(details);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(meeting);
  }
}

package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Renders appointments as iCalendar data (RFC 5545), which calendar and mail programs read.
 *
 * <p>The UID is that of the appointment, and never changes. The SEQUENCE grows with each change of
 * the appointment, so that a program replaces what it has by what is newer, whatever arrives first
 * (RFC 5546, section 2.1.4). Times are in UTC; programs show them on the wall clock of their user.
 * The organizer is the service. An entry says neither the specialty nor the reason of anything, and
 * no e-mail address but that of its owner.
 */
public interface CalendarRenderer {

  /**
   * Renders an entry for its owner to import.
   *
   * @param language the language of its texts: Portuguese, or English
   * @param now when it is rendered
   * @return a calendar with the method PUBLISH, in UTF-8
   */
  byte[] publish(CalendarEntry entry, Locale language, Instant now);

  /**
   * Renders an invitation, which adds the appointment to the owner's calendar, or moves it there.
   *
   * @param owner the e-mail address that the invitation is sent to
   * @param language the language of its texts: Portuguese, or English
   * @param now when it is rendered
   * @return a calendar with the method REQUEST, in UTF-8
   */
  byte[] request(CalendarEntry entry, EmailAddress owner, Locale language, Instant now);

  /**
   * Renders the withdrawal of an invitation, which takes the appointment out of the owner's
   * calendar.
   *
   * @param owner the e-mail address that the invitation was sent to
   * @param language the language of its texts: Portuguese, or English
   * @param now when it is rendered
   * @return a calendar with the method CANCEL, in UTF-8
   */
  byte[] cancel(CalendarEntry entry, EmailAddress owner, Locale language, Instant now);

  /**
   * Renders entries for a program that reads them without a login. They say when, and where once
   * the doctor has accepted, but not whom their owner meets: a calendar that others keep tells
   * nothing of anyone's health.
   *
   * @param language the language of its texts: Portuguese, or English
   * @return a calendar in UTF-8, the same for the same entries, whenever it is rendered
   */
  byte[] feed(List<CalendarEntry> entries, Locale language);
}

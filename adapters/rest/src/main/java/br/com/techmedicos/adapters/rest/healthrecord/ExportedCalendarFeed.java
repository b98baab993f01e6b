package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.scheduling.CalendarFeed;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * The calendar feed of a patient, in an export. Its address is a secret, which an archive is no
 * place for.
 *
 * @param madeAt since when there is one
 */
@Serdeable
record ExportedCalendarFeed(Instant madeAt) {

  static ExportedCalendarFeed of(CalendarFeed feed) {
    return new ExportedCalendarFeed(feed.madeAt());
  }
}

package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/**
 * Shows a patient who accessed their record or attempted to. Viewing the log itself is not logged.
 */
public final class ViewAccessLog {

  private final RecordListings listings;

  public ViewAccessLog(RecordListings listings) {
    this.listings = listings;
  }

  /**
   * The rows to show.
   *
   * @param before rows before this place
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<Long> before, int limit) {}

  /**
   * Returns rows of the log.
   *
   * @return a page of rows, newest first
   */
  public Page<AccessLogLine, Long> handle(Query query) {
    return listings.accessLog(query.patient(), query.before(), query.limit());
  }
}

package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/**
 * A patient sees who looked at their record, or tried to. Looking at the log itself is not in it.
 */
public final class ViewAccessLog {

  private final RecordListings listings;

  public ViewAccessLog(RecordListings listings) {
    this.listings = listings;
  }

  /**
   * Which rows.
   *
   * @param patient whose
   * @param before rows before this place
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<Long> before, int limit) {}

  /**
   * Shows.
   *
   * @param query whose, and which
   * @return a page of rows, the newest first
   */
  public Page<AccessLogLine, Long> handle(Query query) {
    return listings.accessLog(query.patient(), query.before(), query.limit());
  }
}

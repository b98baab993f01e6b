package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** A patient goes through their grants, also those that are over. */
public final class ListGrants {

  private final RecordListings listings;
  private final AccessLogWriter accessLog;

  public ListGrants(RecordListings listings, AccessLogWriter accessLog) {
    this.listings = listings;
    this.accessLog = accessLog;
  }

  /**
   * Which grants.
   *
   * @param patient whose
   * @param before the last of the page before
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<GrantId> before, int limit) {}

  /**
   * Lists.
   *
   * @param query whose, and which
   * @return a page of them, the newest first
   */
  public Page<GrantDetails, GrantId> handle(Query query) {
    return accessLog.logged(
        query.patient(),
        AccessAction.LIST,
        () -> listings.grants(query.patient(), query.before(), query.limit()));
  }
}

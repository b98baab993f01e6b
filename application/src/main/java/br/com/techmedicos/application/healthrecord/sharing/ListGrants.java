package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** Lists a patient's grants, including those that are over. */
public final class ListGrants {

  private final RecordListings listings;
  private final AccessLogWriter accessLog;

  public ListGrants(RecordListings listings, AccessLogWriter accessLog) {
    this.listings = listings;
    this.accessLog = accessLog;
  }

  /**
   * The page to list.
   *
   * @param before the last of the page before
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<GrantId> before, int limit) {}

  /**
   * Lists the grants.
   *
   * @return a page of grants, newest first
   */
  public Page<GrantDetails, GrantId> handle(Query query) {
    return accessLog.logged(
        query.patient(),
        AccessAction.LIST,
        () -> listings.grants(query.patient(), query.before(), query.limit()));
  }
}

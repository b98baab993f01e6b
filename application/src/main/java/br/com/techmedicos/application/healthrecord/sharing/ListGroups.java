package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** Lists a patient's groups. */
public final class ListGroups {

  private final RecordListings listings;
  private final AccessLogWriter accessLog;

  public ListGroups(RecordListings listings, AccessLogWriter accessLog) {
    this.listings = listings;
    this.accessLog = accessLog;
  }

  /**
   * The page to list.
   *
   * @param after the last of the page before
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<FileGroupId> after, int limit) {}

  /**
   * Lists the groups.
   *
   * @return a page of groups, oldest first
   */
  public Page<FileGroup, FileGroupId> handle(Query query) {
    return accessLog.logged(
        query.patient(),
        AccessAction.LIST,
        () -> listings.groups(query.patient(), query.after(), query.limit()));
  }
}

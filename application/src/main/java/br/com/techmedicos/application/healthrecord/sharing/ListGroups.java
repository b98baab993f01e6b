package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** A patient goes through their groups. */
public final class ListGroups {

  private final RecordListings listings;
  private final AccessLogWriter accessLog;

  public ListGroups(RecordListings listings, AccessLogWriter accessLog) {
    this.listings = listings;
    this.accessLog = accessLog;
  }

  /**
   * Which groups.
   *
   * @param patient whose
   * @param after the last of the page before
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<FileGroupId> after, int limit) {}

  /**
   * Lists.
   *
   * @param query whose, and which
   * @return a page of them, the oldest first
   */
  public Page<FileGroup, FileGroupId> handle(Query query) {
    return accessLog.logged(
        query.patient(),
        AccessAction.LIST,
        () -> listings.groups(query.patient(), query.after(), query.limit()));
  }
}

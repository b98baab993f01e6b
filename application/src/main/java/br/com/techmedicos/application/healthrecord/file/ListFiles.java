package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** A patient goes through their files. */
public final class ListFiles {

  private final RecordListings listings;
  private final AccessLogWriter accessLog;

  public ListFiles(RecordListings listings, AccessLogWriter accessLog) {
    this.listings = listings;
    this.accessLog = accessLog;
  }

  /**
   * Which files.
   *
   * @param patient whose
   * @param before the last of the page before
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<RecordFileId> before, int limit) {}

  /**
   * Lists.
   *
   * @param query whose, and which
   * @return a page of them, the newest first
   */
  public Page<RecordFile, RecordFileId> handle(Query query) {
    return accessLog.logged(
        query.patient(),
        AccessAction.LIST,
        () -> listings.files(query.patient(), query.before(), query.limit()));
  }
}

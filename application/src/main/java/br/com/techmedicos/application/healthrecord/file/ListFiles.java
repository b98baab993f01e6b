package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** Lists a patient's files. */
public final class ListFiles {

  private final RecordListings listings;
  private final AccessLogWriter accessLog;

  public ListFiles(RecordListings listings, AccessLogWriter accessLog) {
    this.listings = listings;
    this.accessLog = accessLog;
  }

  /**
   * The page to list.
   *
   * @param before the last of the page before
   * @param limit the most on the page
   */
  public record Query(PatientId patient, Optional<RecordFileId> before, int limit) {}

  /**
   * Lists the files.
   *
   * @return a page of files, newest first
   */
  public Page<RecordFile, RecordFileId> handle(Query query) {
    return accessLog.logged(
        query.patient(),
        AccessAction.LIST,
        () -> listings.files(query.patient(), query.before(), query.limit()));
  }
}

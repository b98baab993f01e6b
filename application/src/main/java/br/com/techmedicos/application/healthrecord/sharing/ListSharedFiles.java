package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.SharedFile;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lists the files of a patient that a doctor may see now: those shared with the doctor and those
 * the doctor wrote.
 */
public final class ListSharedFiles {

  /** How many files to look at in a step, if some of those before may not be seen. */
  private static final int BATCH = 200;

  private final UnitOfWork unitOfWork;
  private final RecordListings listings;
  private final RecordAccess access;
  private final AccessLogWriter accessLog;
  private final Clock clock;

  public ListSharedFiles(
      UnitOfWork unitOfWork,
      RecordListings listings,
      RecordAccess access,
      AccessLogWriter accessLog,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
    this.access = access;
    this.accessLog = accessLog;
    this.clock = clock;
  }

  /**
   * The page to list.
   *
   * @param before the last of the page before
   * @param limit the most on the page
   */
  public record Query(
      DoctorId doctor, PatientId patient, Optional<RecordFileId> before, int limit) {}

  /**
   * Lists the files.
   *
   * @return a page of files, newest first
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no file that the
   *     doctor may see
   */
  public Page<RecordFile, RecordFileId> handle(Query query) {
    AccountId actor = AccountId.of(query.doctor());
    Optional<Page<RecordFile, RecordFileId>> page =
        unitOfWork.execute(
            () -> {
              List<RecordFile> visible = visible(query, query.before(), query.limit() + 1);
              if (visible.isEmpty()
                  && (query.before().isEmpty() || visible(query, Optional.empty(), 1).isEmpty())) {
                return Optional.empty();
              }
              accessLog.allowed(query.patient(), actor, AccessAction.LIST);
              return Optional.of(Page.cut(visible, RecordFile::id, query.limit()));
            });
    return accessLog.foundOrRefused(
        page, () -> accessLog.refused(query.patient(), actor, AccessAction.LIST, Optional.empty()));
  }

  private List<RecordFile> visible(Query query, Optional<RecordFileId> before, int wanted) {
    Instant now = clock.instant();
    Predicate<SharedFile> open = access.openTo(query.doctor(), now);
    List<RecordFile> visible = new ArrayList<>();
    Optional<RecordFileId> last = before;
    int batch = wanted;
    do {
      Page<SharedFile, RecordFileId> shared =
          listings.shared(query.patient(), query.doctor(), now, last, batch);
      shared.items().stream().filter(open).map(SharedFile::file).forEach(visible::add);
      last = shared.next();
      batch = BATCH;
    } while (last.isPresent() && visible.size() < wanted);
    return visible.size() > wanted ? visible.subList(0, wanted) : visible;
  }
}

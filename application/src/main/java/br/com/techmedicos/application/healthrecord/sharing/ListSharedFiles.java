package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.RecordView;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the files of a patient that a doctor may see now: those shared with the doctor and those
 * the doctor wrote.
 */
public final class ListSharedFiles {

  private static final int BATCH = 200;

  /**
   * Compares IDs as text, in which newer ones are larger; UUID compares its halves as signed
   * numbers.
   */
  private static final Comparator<RecordFileId> NEWEST_FIRST =
      Comparator.comparing(RecordFileId::toString).reversed();

  private final UnitOfWork unitOfWork;
  private final RecordListings listings;
  private final RecordFiles files;
  private final RecordAccess access;
  private final AccessLogWriter accessLog;

  public ListSharedFiles(
      UnitOfWork unitOfWork,
      RecordListings listings,
      RecordFiles files,
      RecordAccess access,
      AccessLogWriter accessLog) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
    this.files = files;
    this.access = access;
    this.accessLog = accessLog;
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
              RecordView view = access.view(query.doctor(), query.patient());
              List<RecordFileId> candidates = candidates(query, view);
              if (visible(query, view, candidates, 1).isEmpty()) {
                return Optional.empty();
              }
              accessLog.allowed(query.patient(), actor, AccessAction.LIST);
              return Optional.of(page(query, view, candidates));
            });
    return accessLog.foundOrRefused(
        page, () -> accessLog.refused(query.patient(), actor, AccessAction.LIST, Optional.empty()));
  }

  /** Returns the files that may be visible, newest first. */
  private List<RecordFileId> candidates(Query query, RecordView view) {
    Set<RecordFileId> candidates = view.sharedFiles();
    candidates.addAll(listings.writtenBy(query.patient(), query.doctor()));
    return candidates.stream().sorted(NEWEST_FIRST).toList();
  }

  private Page<RecordFile, RecordFileId> page(
      Query query, RecordView view, List<RecordFileId> candidates) {
    List<RecordFileId> following =
        query
            .before()
            .map(last -> candidates.stream().filter(id -> NEWEST_FIRST.compare(id, last) > 0))
            .orElseGet(candidates::stream)
            .toList();
    List<RecordFile> visible = visible(query, view, following, query.limit() + 1);
    return Page.cut(visible, RecordFile::id, query.limit());
  }

  private List<RecordFile> visible(
      Query query, RecordView view, List<RecordFileId> candidates, int wanted) {
    List<RecordFile> visible = new ArrayList<>();
    for (int from = 0; from < candidates.size() && visible.size() < wanted; from += BATCH) {
      List<RecordFileId> batch =
          candidates.subList(from, Math.min(from + BATCH, candidates.size()));
      files.find(query.patient(), batch).stream().filter(view::shows).forEach(visible::add);
    }
    return visible.size() > wanted ? visible.subList(0, wanted) : visible;
  }
}

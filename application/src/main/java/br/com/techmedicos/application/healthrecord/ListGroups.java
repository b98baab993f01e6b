package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** A patient goes through their groups. */
public final class ListGroups {

  private final UnitOfWork unitOfWork;
  private final RecordListings listings;
  private final RecordDesk desk;

  ListGroups(UnitOfWork unitOfWork, RecordListings listings, RecordDesk desk) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
    this.desk = desk;
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
    return unitOfWork.execute(
        () -> {
          desk.allowed(
              query.patient(), AccountId.of(query.patient()), AccessAction.LIST, Optional.empty());
          return listings.groups(query.patient(), query.after(), query.limit());
        });
  }
}

package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/** A patient goes through their grants, also those that are over. */
public final class ListGrants {

  private final UnitOfWork unitOfWork;
  private final RecordListings listings;
  private final RecordDesk desk;

  ListGrants(UnitOfWork unitOfWork, RecordListings listings, RecordDesk desk) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
    this.desk = desk;
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
    return unitOfWork.execute(
        () -> {
          desk.allowed(
              query.patient(), AccountId.of(query.patient()), AccessAction.LIST, Optional.empty());
          return listings.grants(query.patient(), query.before(), query.limit());
        });
  }
}

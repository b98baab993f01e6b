package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A doctor sees which patients share something with them now. */
public final class ListSharingPatients {

  private final RecordListings listings;
  private final RecordDesk desk;
  private final Clock clock;

  public ListSharingPatients(RecordListings listings, RecordDesk desk, Clock clock) {
    this.listings = listings;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Which patients.
   *
   * @param doctor who looks
   * @param after the last of the page before
   * @param limit the most on the page
   */
  public record Query(DoctorId doctor, Optional<PatientId> after, int limit) {}

  /**
   * Lists.
   *
   * @param query who looks
   * @return a page of patients; none unless the doctor's licence stands
   */
  public Page<SharingPatient, PatientId> handle(Query query) {
    if (desk.standing(query.doctor()).filter(VerificationStatus.VERIFIED::equals).isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    return listings.sharing(query.doctor(), clock.instant(), query.after(), query.limit());
  }
}

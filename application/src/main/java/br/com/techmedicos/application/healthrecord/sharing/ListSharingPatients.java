package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.SharingPatient;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Lists the patients who currently share files with a doctor. The access is logged for each of
 * these patients; without the log entries there is no list.
 */
public final class ListSharingPatients {

  private final UnitOfWork unitOfWork;
  private final RecordListings listings;
  private final Doctors doctors;
  private final AccessLogWriter accessLog;
  private final Clock clock;

  public ListSharingPatients(
      UnitOfWork unitOfWork,
      RecordListings listings,
      Doctors doctors,
      AccessLogWriter accessLog,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
    this.doctors = doctors;
    this.accessLog = accessLog;
    this.clock = clock;
  }

  /**
   * The page to list.
   *
   * @param after the last of the page before
   * @param limit the most on the page
   */
  public record Query(DoctorId doctor, Optional<PatientId> after, int limit) {}

  /**
   * Lists the patients.
   *
   * @return a page of patients; empty unless the doctor is verified
   */
  public Page<SharingPatient, PatientId> handle(Query query) {
    return unitOfWork.execute(
        () -> {
          Optional<VerificationStatus> standing = doctors.find(query.doctor()).map(Doctor::status);
          if (standing.filter(VerificationStatus.VERIFIED::equals).isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
          }
          Page<SharingPatient, PatientId> page =
              listings.sharing(query.doctor(), clock.instant(), query.after(), query.limit());
          // The logs are locked in the order of the page, which is by ID, to avoid deadlocks.
          page.items()
              .forEach(shown -> accessLog.listed(shown.patient(), AccountId.of(query.doctor())));
          return page;
        });
  }
}

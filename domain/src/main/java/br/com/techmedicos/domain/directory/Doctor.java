package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorProfileChanged;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRegistered;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRejected;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorSuspended;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorVerified;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.Transition;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A doctor as the directory knows them. Immutable: every change returns a new instance. */
public final class Doctor {

  private final DoctorId id;
  private final Crm crm;
  private final EmailAddress email;
  private final DoctorProfile profile;
  private final ZoneRegion timeZone;
  private final VerificationStatus status;
  private final Optional<Reason> statusReason;
  private final long version;

  private Doctor(
      DoctorId id,
      Crm crm,
      EmailAddress email,
      DoctorProfile profile,
      ZoneRegion timeZone,
      VerificationStatus status,
      Optional<Reason> statusReason,
      long version) {
    this.id = Objects.requireNonNull(id);
    this.crm = Objects.requireNonNull(crm);
    this.email = Objects.requireNonNull(email);
    this.profile = Objects.requireNonNull(profile);
    this.timeZone = Objects.requireNonNull(timeZone);
    this.status = Objects.requireNonNull(status);
    this.statusReason = Objects.requireNonNull(statusReason);
    this.version = version;
  }

  /**
   * Signs up a doctor. Nothing in the profile is confirmed yet.
   *
   * @param crm their registration with a regional council
   * @param email where they are told things
   * @param profile what they say of themselves
   * @param timeZone the zone that their agenda starts out with
   */
  public static Transition<Doctor, DoctorRegistered> register(
      DoctorId id,
      Crm crm,
      EmailAddress email,
      DoctorProfile profile,
      ZoneRegion timeZone,
      Instant now) {
    Doctor doctor =
        new Doctor(
            id,
            crm,
            email,
            unconfirmed(profile),
            timeZone,
            VerificationStatus.PENDING_VERIFICATION,
            Optional.empty(),
            1);
    return new Transition<>(doctor, new DoctorRegistered(id, now));
  }

  /**
   * Restores a stored doctor.
   *
   * @param crm their registration
   * @param email where they are told things
   * @param profile what they say of themselves
   * @param timeZone the zone that their agenda started out with
   * @param statusReason why they were rejected or suspended
   * @param version of the one kept
   */
  public static Doctor restore(
      DoctorId id,
      Crm crm,
      EmailAddress email,
      DoctorProfile profile,
      ZoneRegion timeZone,
      VerificationStatus status,
      Optional<Reason> statusReason,
      long version) {
    return new Doctor(id, crm, email, profile, timeZone, status, statusReason, version);
  }

  /**
   * Replaces the profile. Confirmed registrations as a specialist stay confirmed. A new one awaits
   * verification; until then the doctor is not shown as a specialist because of it. A rejected
   * doctor awaits verification again.
   *
   * @param claimed what the doctor says now
   */
  public Transition<Doctor, DoctorProfileChanged> changeProfile(
      DoctorProfile claimed, Instant now) {
    List<Qualification> qualifications =
        claimed.qualifications().stream().map(this::confirmedAsBefore).toList();
    VerificationStatus next =
        status == VerificationStatus.REJECTED ? VerificationStatus.PENDING_VERIFICATION : status;
    return new Transition<>(
        to(claimed.withQualifications(qualifications), next, statusReason),
        new DoctorProfileChanged(id, now));
  }

  /**
   * Confirms the licence, and every registration as a specialist that the profile has now. Lifts a
   * rejection or suspension.
   *
   * @throws DomainException with {@link DirectoryViolation.NothingToDecide} if there is nothing
   *     left to confirm
   */
  public Transition<Doctor, DoctorVerified> verify(Instant now) {
    if (status == VerificationStatus.VERIFIED && !awaitsVerification()) {
      throw nothingToDecide();
    }
    DoctorProfile confirmed =
        mapQualifications(
            qualification ->
                qualification.rqe().isPresent() ? qualification.confirmed() : qualification);
    return new Transition<>(
        to(confirmed, VerificationStatus.VERIFIED, Optional.empty()), new DoctorVerified(id, now));
  }

  /**
   * Rejects whatever awaits verification. A new doctor is rejected; a verified one loses the new
   * registrations as a specialist and stays verified.
   *
   * @param reason what the doctor is told
   * @throws DomainException with {@link DirectoryViolation.NothingToDecide} if nothing awaits
   *     verification
   */
  public Transition<Doctor, DoctorRejected> reject(Reason reason, Instant now) {
    if (!awaitsVerification()) {
      throw nothingToDecide();
    }
    Doctor rejected =
        status == VerificationStatus.VERIFIED
            ? to(
                mapQualifications(Qualification::withoutUnconfirmedRqe),
                status,
                Optional.of(reason))
            : to(profile, VerificationStatus.REJECTED, Optional.of(reason));
    return new Transition<>(rejected, new DoctorRejected(id, now));
  }

  /**
   * Withdraws the licence.
   *
   * @param reason what the doctor is told
   * @throws DomainException with {@link DirectoryViolation.NothingToDecide} if the doctor is
   *     already suspended
   */
  public Transition<Doctor, DoctorSuspended> suspend(Reason reason, Instant now) {
    if (status == VerificationStatus.SUSPENDED) {
      throw nothingToDecide();
    }
    return new Transition<>(
        to(profile, VerificationStatus.SUSPENDED, Optional.of(reason)),
        new DoctorSuspended(id, now));
  }

  /** Whether an operator, or a council's registry, has something to confirm. */
  public boolean awaitsVerification() {
    return status == VerificationStatus.PENDING_VERIFICATION
        || (status == VerificationStatus.VERIFIED
            && profile.qualifications().stream().anyMatch(Qualification::awaitsVerification));
  }

  private Qualification confirmedAsBefore(Qualification claimed) {
    boolean confirmed =
        profile.qualifications().stream()
            .anyMatch(before -> before.verified() && before.sameClaimAs(claimed));
    return new Qualification(claimed.specialty(), claimed.rqe(), confirmed);
  }

  private static DoctorProfile unconfirmed(DoctorProfile profile) {
    return profile.withQualifications(
        profile.qualifications().stream()
            .map(q -> Qualification.claimed(q.specialty(), q.rqe()))
            .toList());
  }

  private DoctorProfile mapQualifications(UnaryOperator<Qualification> change) {
    return profile.withQualifications(profile.qualifications().stream().map(change).toList());
  }

  private DomainException nothingToDecide() {
    return new DomainException(new DirectoryViolation.NothingToDecide(status));
  }

  private Doctor to(DoctorProfile next, VerificationStatus standing, Optional<Reason> reason) {
    return new Doctor(id, crm, email, next, timeZone, standing, reason, version + 1);
  }

  /**
   * Changes the address for notifications.
   *
   * @return the doctor with that address
   */
  public Doctor withEmail(EmailAddress newEmail) {
    return new Doctor(id, crm, newEmail, profile, timeZone, status, statusReason, version + 1);
  }

  /** The doctor's ID. */
  public DoctorId id() {
    return id;
  }

  /** Their registration with a regional council of medicine. */
  public Crm crm() {
    return crm;
  }

  /** The address for notifications; not public. */
  public EmailAddress email() {
    return email;
  }

  /** The profile that the doctor maintains. */
  public DoctorProfile profile() {
    return profile;
  }

  /** The initial time zone of the agenda. */
  public ZoneRegion timeZone() {
    return timeZone;
  }

  /** The verification status. */
  public VerificationStatus status() {
    return status;
  }

  /** The reason of the last rejection or suspension, as the doctor reads it. */
  public Optional<Reason> statusReason() {
    return statusReason;
  }

  /** The version, starting at 1 and incremented by every change. */
  public long version() {
    return version;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "Doctor[" + id + ", " + status + ", version " + version + "]";
  }
}

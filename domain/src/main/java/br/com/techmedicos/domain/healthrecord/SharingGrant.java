package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordShared;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.SharingRevoked;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A patient's permission for one doctor to see files and groups until an instant. Only the patient
 * can revoke it sooner. Immutable.
 */
public final class SharingGrant {

  /** The maximum time until the expiry, counted in UTC. */
  public static final Period LONGEST = Period.ofYears(1);

  /** The maximum number of open grants of a patient. */
  public static final int MAXIMUM_OPEN = 500;

  private final GrantId id;
  private final PatientId patient;
  private final DoctorId doctor;
  private final SharedItems items;
  private final Instant grantedAt;
  private final Instant expiresAt;
  private final Optional<Instant> revokedAt;

  private SharingGrant(
      GrantId id,
      PatientId patient,
      DoctorId doctor,
      SharedItems items,
      Instant grantedAt,
      Instant expiresAt,
      Optional<Instant> revokedAt) {
    this.id = Objects.requireNonNull(id);
    this.patient = Objects.requireNonNull(patient);
    this.doctor = Objects.requireNonNull(doctor);
    this.items = Objects.requireNonNull(items);
    this.grantedAt = Objects.requireNonNull(grantedAt);
    this.expiresAt = Objects.requireNonNull(expiresAt);
    this.revokedAt = Objects.requireNonNull(revokedAt);
  }

  /**
   * Shares files and groups with a doctor.
   *
   * @param patient whose files and groups they are
   * @param standing how the doctor's licence stands
   * @param items which files and groups
   * @param expiresAt when it ends; what is finer than a microsecond is cut off, as stores do
   * @return the grant, with the event
   * @throws DomainException with {@link HealthRecordViolation.DoctorNotVerified}, {@link
   *     HealthRecordViolation.ExpiryNotInTheFuture} or {@link HealthRecordViolation.ExpiryTooFar},
   *     in this order
   */
  public static Transition<SharingGrant, RecordShared> grant(
      GrantId id,
      PatientId patient,
      DoctorId doctor,
      VerificationStatus standing,
      SharedItems items,
      Instant expiresAt,
      Instant now) {
    if (standing != VerificationStatus.VERIFIED) {
      throw new DomainException(new HealthRecordViolation.DoctorNotVerified());
    }
    Instant end = expiresAt.truncatedTo(ChronoUnit.MICROS);
    if (!end.isAfter(now)) {
      throw new DomainException(new HealthRecordViolation.ExpiryNotInTheFuture());
    }
    Instant latest = now.atZone(ZoneOffset.UTC).plus(LONGEST).toInstant();
    if (end.isAfter(latest)) {
      throw new DomainException(new HealthRecordViolation.ExpiryTooFar(latest));
    }
    return new Transition<>(
        new SharingGrant(id, patient, doctor, items, now, end, Optional.empty()),
        new RecordShared(id, patient, doctor, end, now));
  }

  /**
   * Restores a stored grant.
   *
   * @param patient whose files and groups they are
   * @param items which files and groups
   * @param grantedAt since when
   * @param expiresAt when it ends by itself
   * @param revokedAt when the patient ended it, if they did
   * @return the grant
   */
  public static SharingGrant restore(
      GrantId id,
      PatientId patient,
      DoctorId doctor,
      SharedItems items,
      Instant grantedAt,
      Instant expiresAt,
      Optional<Instant> revokedAt) {
    return new SharingGrant(id, patient, doctor, items, grantedAt, expiresAt, revokedAt);
  }

  /**
   * Revokes the grant on behalf of the patient.
   *
   * @return the grant, with the event; empty if it is already over
   */
  public Optional<Transition<SharingGrant, SharingRevoked>> revoke(Instant now) {
    if (!isOpenAt(now)) {
      return Optional.empty();
    }
    SharingGrant revoked =
        new SharingGrant(id, patient, doctor, items, grantedAt, expiresAt, Optional.of(now));
    return Optional.of(new Transition<>(revoked, new SharingRevoked(id, patient, doctor, now)));
  }

  /** Whether the grant is open: not revoked, and strictly before its expiry. */
  public boolean isOpenAt(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }

  /** {@return the ID of the grant} */
  public GrantId id() {
    return id;
  }

  /** {@return the owner of the files and groups} */
  public PatientId patient() {
    return patient;
  }

  /** {@return the doctor they are shared with} */
  public DoctorId doctor() {
    return doctor;
  }

  /** {@return the files and groups it names} */
  public SharedItems items() {
    return items;
  }

  /** {@return when it was granted} */
  public Instant grantedAt() {
    return grantedAt;
  }

  /** {@return when it expires} */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** {@return when the patient revoked it, if they did} */
  public Optional<Instant> revokedAt() {
    return revokedAt;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "SharingGrant["
        + id
        + ", of patient "
        + patient
        + " for doctor "
        + doctor
        + " until "
        + revokedAt.orElse(expiresAt)
        + "]";
  }
}

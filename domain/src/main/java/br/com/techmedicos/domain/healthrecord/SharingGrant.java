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
 * A patient lets one doctor see files and groups of files, until an instant. Only the patient ends
 * it sooner. Immutable.
 */
public final class SharingGrant {

  /** How far away its end may be, counted in UTC. */
  public static final Period LONGEST = Period.ofYears(1);

  /** The most grants of one patient that are open at once. */
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
   * A patient shares.
   *
   * @param id a new id
   * @param patient whose files and groups they are
   * @param doctor with whom
   * @param standing how the doctor's licence stands
   * @param items which files and groups
   * @param expiresAt when it ends; what is finer than a microsecond is cut off, as stores do
   * @param now the present
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
   * A grant as a store kept it.
   *
   * @param id which
   * @param patient whose files and groups they are
   * @param doctor with whom
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
   * The patient ends it.
   *
   * @param now the present
   * @return the grant, with the event; nothing if it is over already
   */
  public Optional<Transition<SharingGrant, SharingRevoked>> revoke(Instant now) {
    if (!isOpenAt(now)) {
      return Optional.empty();
    }
    SharingGrant revoked =
        new SharingGrant(id, patient, doctor, items, grantedAt, expiresAt, Optional.of(now));
    return Optional.of(new Transition<>(revoked, new SharingRevoked(id, patient, doctor, now)));
  }

  /**
   * Whether it opens anything: not revoked, and strictly before its end.
   *
   * @param now the present
   */
  public boolean isOpenAt(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }

  /** {@return which grant it is} */
  public GrantId id() {
    return id;
  }

  /** {@return whose files and groups they are} */
  public PatientId patient() {
    return patient;
  }

  /** {@return with whom they are shared} */
  public DoctorId doctor() {
    return doctor;
  }

  /** {@return the files and groups it names} */
  public SharedItems items() {
    return items;
  }

  /** {@return since when} */
  public Instant grantedAt() {
    return grantedAt;
  }

  /** {@return when it ends by itself} */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** {@return when the patient ended it, if they did} */
  public Optional<Instant> revokedAt() {
    return revokedAt;
  }
}

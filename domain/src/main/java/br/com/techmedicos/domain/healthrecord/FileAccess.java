package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The grounds on which an actor may see a file. There are no others; an appointment alone gives no
 * access.
 */
public enum FileAccess {
  /** The actor owns the record. */
  OWNER,
  /** The actor wrote the file. */
  AUTHOR,
  /** The patient currently shares the file with the doctor, whose licence is verified. */
  GRANT;

  /**
   * Decides on an access. The decision is made each time from the state at that instant.
   *
   * @param standing how the licence stands, if a doctor asks
   * @param file what is asked for
   * @param grants of the file's owner; those for other doctors count for nothing
   * @param groups of the file's owner
   * @return the ground, or empty if the file must not be shown
   */
  public static Optional<FileAccess> decide(
      AccountId actor,
      Optional<VerificationStatus> standing,
      RecordFile file,
      Collection<SharingGrant> grants,
      Collection<FileGroup> groups,
      Instant now) {
    if (actor.equals(AccountId.of(file.owner()))) {
      return Optional.of(OWNER);
    }
    if (file.wasAddedBy(actor)) {
      return Optional.of(AUTHOR);
    }
    if (actor.role() != Role.DOCTOR
        || standing.filter(VerificationStatus.VERIFIED::equals).isEmpty()) {
      return Optional.empty();
    }
    DoctorId doctor = new DoctorId(actor.value());
    return grants.stream().anyMatch(grant -> opens(grant, doctor, file, groups, now))
        ? Optional.of(GRANT)
        : Optional.empty();
  }

  private static boolean opens(
      SharingGrant grant,
      DoctorId doctor,
      RecordFile file,
      Collection<FileGroup> groups,
      Instant now) {
    return grant.doctor().equals(doctor)
        && grant.patient().equals(file.owner())
        && grant.isOpenAt(now)
        && (grant.items().files().contains(file.id())
            || groups.stream().anyMatch(group -> shares(grant, group, file)));
  }

  private static boolean shares(SharingGrant grant, FileGroup group, RecordFile file) {
    return grant.items().groups().contains(group.id())
        && group.owner().equals(file.owner())
        && group.files().contains(file.id());
  }
}

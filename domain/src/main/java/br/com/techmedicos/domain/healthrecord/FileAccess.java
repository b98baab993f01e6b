package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** On what ground someone may see a file. There is no other: an appointment opens nothing. */
public enum FileAccess {
  /** It is in their own record. */
  OWNER,
  /** They wrote it. */
  AUTHOR,
  /** The patient shares it with them now, and their licence stands. */
  GRANT;

  /**
   * Decides on an access. Made anew each time, from what is so at that instant.
   *
   * @param actor who asks
   * @param standing how the licence stands, if a doctor asks
   * @param file what is asked for
   * @param grants of the file's owner; those for other doctors count for nothing
   * @param groups of the file's owner
   * @param now the present
   * @return the ground, or nothing if the file must not be shown
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

package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a patient's record that a viewer may see at one instant.
 *
 * @param standing how their licence stands, if they are a doctor
 * @param grants of the patient for them, those that are open
 * @param groups of the patient, at least those that the grants name
 */
public record RecordView(
    AccountId viewer,
    Optional<VerificationStatus> standing,
    List<SharingGrant> grants,
    List<FileGroup> groups,
    Instant at) {

  /** Makes defensive copies. */
  public RecordView {
    grants = List.copyOf(grants);
    groups = List.copyOf(groups);
  }

  /** Whether the viewer may see a file. */
  public boolean shows(RecordFile file) {
    return FileAccess.decide(viewer, standing, file, grants, groups, at).isPresent();
  }

  /** {@return the files that the grants name, directly or by a group; not all may be shown} */
  public Set<RecordFileId> sharedFiles() {
    Set<RecordFileId> shared = new HashSet<>();
    grants.forEach(grant -> shared.addAll(grant.items().files()));
    groups.forEach(group -> shared.addAll(group.files()));
    return shared;
  }
}

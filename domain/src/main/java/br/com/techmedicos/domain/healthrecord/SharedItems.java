package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Set;

/**
 * What one grant names: 1 to {@value #MAXIMUM} files and groups, together.
 *
 * @param files which files; of some of them there may be nothing left
 * @param groups which groups; of some of them there may be nothing left
 */
public record SharedItems(Set<RecordFileId> files, Set<FileGroupId> groups) {

  /** The most files and groups, together. */
  public static final int MAXIMUM = 100;

  /**
   * Checks that something is named, and not too much.
   *
   * @throws DomainException with {@link HealthRecordViolation.NothingShared} or {@link
   *     HealthRecordViolation.TooManyShared}
   */
  public SharedItems {
    files = Set.copyOf(files);
    groups = Set.copyOf(groups);
    int items = files.size() + groups.size();
    if (items == 0) {
      throw new DomainException(new HealthRecordViolation.NothingShared());
    }
    if (items > MAXIMUM) {
      throw new DomainException(new HealthRecordViolation.TooManyShared(MAXIMUM));
    }
  }
}

package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Files that a patient keeps and shares together. A file that is added to a group is shared with
 * the doctors of the group from then on; a file that is removed no longer is. Immutable.
 */
public final class FileGroup {

  /** The maximum number of files in a group. */
  public static final int MAXIMUM_FILES = 500;

  /** The maximum number of groups of a patient. */
  public static final int MAXIMUM_GROUPS = 100;

  private final FileGroupId id;
  private final PatientId owner;
  private final GroupName name;
  private final Set<RecordFileId> files;
  private final Instant createdAt;

  private FileGroup(
      FileGroupId id, PatientId owner, GroupName name, Set<RecordFileId> files, Instant createdAt) {
    this.id = Objects.requireNonNull(id);
    this.owner = Objects.requireNonNull(owner);
    this.name = Objects.requireNonNull(name);
    this.files = Set.copyOf(files);
    this.createdAt = Objects.requireNonNull(createdAt);
  }

  /**
   * Creates a group without files.
   *
   * @param name what it is called
   * @return the group
   */
  public static FileGroup create(FileGroupId id, PatientId owner, GroupName name, Instant now) {
    return new FileGroup(id, owner, name, Set.of(), now);
  }

  /**
   * Restores a stored group.
   *
   * @param name what it is called
   * @param files what is in it
   * @param createdAt when it was made
   * @return the group
   */
  public static FileGroup restore(
      FileGroupId id, PatientId owner, GroupName name, Set<RecordFileId> files, Instant createdAt) {
    return new FileGroup(id, owner, name, files, createdAt);
  }

  /**
   * Adds a file to the group; no change if it is already there.
   *
   * @param file of the same record
   * @return the group
   * @throws DomainException with {@link HealthRecordViolation.GroupFull}
   */
  public FileGroup with(RecordFileId file) {
    Set<RecordFileId> more = new LinkedHashSet<>(files);
    more.add(file);
    if (more.size() > MAXIMUM_FILES) {
      throw new DomainException(new HealthRecordViolation.GroupFull(MAXIMUM_FILES));
    }
    return new FileGroup(id, owner, name, more, createdAt);
  }

  /**
   * Removes a file from the group; no change if it is not there.
   *
   * @return the group
   */
  public FileGroup without(RecordFileId file) {
    Set<RecordFileId> fewer = new LinkedHashSet<>(files);
    fewer.remove(file);
    return new FileGroup(id, owner, name, fewer, createdAt);
  }

  /** {@return the ID of the group} */
  public FileGroupId id() {
    return id;
  }

  /** {@return the owner of the group} */
  public PatientId owner() {
    return owner;
  }

  /** {@return the name of the group} */
  public GroupName name() {
    return name;
  }

  /** {@return the files in it} */
  public Set<RecordFileId> files() {
    return files;
  }

  /** {@return when the group was created} */
  public Instant createdAt() {
    return createdAt;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "FileGroup[" + id + ", of patient " + owner + ", " + files.size() + " files]";
  }
}

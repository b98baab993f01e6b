package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Files that a patient keeps, and shares, together. A file that joins a group is from then on
 * shared with whom the group is shared with; one that leaves it no longer is. Immutable.
 */
public final class FileGroup {

  /** The most files in one group. */
  public static final int MAXIMUM_FILES = 500;

  /** The most groups of one patient. */
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
   * A patient makes a group, without files yet.
   *
   * @param id a new id
   * @param owner whose
   * @param name what it is called
   * @param now the present
   * @return the group
   */
  public static FileGroup create(FileGroupId id, PatientId owner, GroupName name, Instant now) {
    return new FileGroup(id, owner, name, Set.of(), now);
  }

  /**
   * A group as a store kept it.
   *
   * @param id which
   * @param owner whose
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
   * The group with one more file; no different if it was there.
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
   * The group without a file; no different if it was not there.
   *
   * @param file any
   * @return the group
   */
  public FileGroup without(RecordFileId file) {
    Set<RecordFileId> fewer = new LinkedHashSet<>(files);
    fewer.remove(file);
    return new FileGroup(id, owner, name, fewer, createdAt);
  }

  /** {@return which group it is} */
  public FileGroupId id() {
    return id;
  }

  /** {@return whose it is} */
  public PatientId owner() {
    return owner;
  }

  /** {@return what it is called} */
  public GroupName name() {
    return name;
  }

  /** {@return the files in it} */
  public Set<RecordFileId> files() {
    return files;
  }

  /** {@return when it was made} */
  public Instant createdAt() {
    return createdAt;
  }
}

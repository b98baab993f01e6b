package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.healthrecord.JdbcFileGroups;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.bootstrap.backup.Deletion.What;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down which groups were deleted, and which files went out of one or came back to it. */
@Singleton
@Primary
final class JournalledFileGroups implements FileGroups {

  private final JdbcFileGroups groups;
  private final JdbcUnitOfWork unitOfWork;
  private final DeletionJournal journal;
  private final Clock clock;

  JournalledFileGroups(
      JdbcFileGroups groups, JdbcUnitOfWork unitOfWork, DeletionJournal journal, Clock clock) {
    this.groups = groups;
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void update(FileGroup group) {
    Set<RecordFileId> before =
        groups.find(group.owner(), group.id()).map(FileGroup::files).orElse(Set.of());
    less(before, group.files())
        .forEach(file -> journal.write(line(group, file, What.PLACE_IN_GROUP)));
    groups.update(group);
    less(group.files(), before)
        .forEach(
            file ->
                journal.writeOnceCommitted(
                    line(group, file, What.PLACE_IN_GROUP_GIVEN), unitOfWork));
  }

  private static Set<RecordFileId> less(Set<RecordFileId> files, Set<RecordFileId> others) {
    Set<RecordFileId> rest = new HashSet<>(files);
    rest.removeAll(others);
    return rest;
  }

  private Deletion line(FileGroup group, RecordFileId file, What what) {
    return new Deletion(
        clock.instant(),
        AccountId.of(group.owner()),
        what,
        file.value(),
        Optional.of(group.id().value()));
  }

  @Override
  public void delete(PatientId owner, FileGroupId id) {
    journal.write(Deletion.of(clock.instant(), AccountId.of(owner), What.GROUP, id.value()));
    groups.delete(owner, id);
  }

  @Override
  public void add(FileGroup group) {
    groups.add(group);
  }

  @Override
  public Optional<FileGroup> find(PatientId owner, FileGroupId id) {
    return groups.find(owner, id);
  }

  @Override
  public List<FileGroup> find(PatientId owner, Collection<FileGroupId> ids) {
    return groups.find(owner, ids);
  }

  @Override
  public Set<FileGroupId> ownedBy(PatientId owner, Collection<FileGroupId> ids) {
    return groups.ownedBy(owner, ids);
  }

  @Override
  public Set<FileGroupId> holding(PatientId owner, RecordFileId file) {
    return groups.holding(owner, file);
  }

  @Override
  public Optional<PatientId> ownerOf(FileGroupId id) {
    return groups.ownerOf(id);
  }

  @Override
  public int count(PatientId owner) {
    return groups.count(owner);
  }
}

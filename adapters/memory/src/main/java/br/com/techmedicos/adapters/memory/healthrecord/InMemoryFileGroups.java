package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The groups of all patients, in memory. */
public final class InMemoryFileGroups implements FileGroups {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<FileGroupId, FileGroup> groups;

  public InMemoryFileGroups(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.groups = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(FileGroup group) {
    groups.put(group.id(), group);
  }

  @Override
  public Optional<FileGroup> find(PatientId owner, FileGroupId id) {
    return groups.find(id).filter(group -> group.owner().equals(owner));
  }

  @Override
  public List<FileGroup> find(PatientId owner, Collection<FileGroupId> ids) {
    return unitOfWork.atomically(
        () -> ids.stream().distinct().flatMap(id -> find(owner, id).stream()).toList());
  }

  @Override
  public Set<FileGroupId> ownedBy(PatientId owner, Collection<FileGroupId> ids) {
    return find(owner, ids).stream().map(FileGroup::id).collect(Collectors.toSet());
  }

  @Override
  public Set<FileGroupId> holding(PatientId owner, RecordFileId file) {
    return of(owner)
        .filter(group -> group.files().contains(file))
        .map(FileGroup::id)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<PatientId> ownerOf(FileGroupId id) {
    return groups.find(id).map(FileGroup::owner);
  }

  @Override
  public int count(PatientId owner) {
    return (int) of(owner).count();
  }

  @Override
  public void update(FileGroup group) {
    groups.put(group.id(), group);
  }

  @Override
  public void delete(PatientId owner, FileGroupId id) {
    unitOfWork.atomically(
        () -> {
          Optional<FileGroup> group = find(owner, id);
          group.ifPresent(found -> groups.remove(id));
          return group;
        });
  }

  /** Returns all groups, as they are now. */
  public List<FileGroup> all() {
    return groups.all();
  }

  private Stream<FileGroup> of(PatientId owner) {
    return all().stream().filter(group -> group.owner().equals(owner));
  }
}

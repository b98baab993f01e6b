package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.RecordUsage;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of all records, in memory. */
public final class InMemoryRecordFiles implements RecordFiles {

  /** Compares IDs as text, in which newer ones are larger. */
  static final Comparator<RecordFileId> OLDEST_FIRST = Comparator.comparing(RecordFileId::toString);

  private final InMemoryUnitOfWork unitOfWork;
  private final FileGroups groups;
  private final InMemoryTable<RecordFileId, RecordFile> files;
  private final InMemoryTable<RecordFileId, PatientId> owners; // includes deleted files

  public InMemoryRecordFiles(InMemoryUnitOfWork unitOfWork, FileGroups groups) {
    this.unitOfWork = unitOfWork;
    this.groups = groups;
    this.files = new InMemoryTable<>(unitOfWork);
    this.owners = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(RecordFile file) {
    unitOfWork.atomically(
        () -> {
          files.put(file.id(), file);
          owners.put(file.id(), file.owner());
          return file;
        });
  }

  @Override
  public Optional<RecordFile> find(PatientId owner, RecordFileId id) {
    return files.find(id).filter(file -> file.owner().equals(owner));
  }

  @Override
  public List<RecordFile> find(PatientId owner, Collection<RecordFileId> ids) {
    return unitOfWork.atomically(
        () ->
            ids.stream()
                .distinct()
                .sorted(OLDEST_FIRST.reversed())
                .flatMap(id -> find(owner, id).stream())
                .toList());
  }

  @Override
  public Optional<PatientId> ownerOf(RecordFileId id) {
    return owners.find(id);
  }

  @Override
  public void delete(PatientId owner, RecordFileId id) {
    unitOfWork.atomically(
        () -> {
          Optional<RecordFile> file = find(owner, id);
          if (file.isPresent()) {
            groups.find(owner, groups.holding(owner, id)).stream()
                .map(group -> group.without(id))
                .forEach(groups::update);
            files.remove(id);
          }
          return file;
        });
  }

  @Override
  public void rewrap(RecordFile file, WrappedKey key) {
    unitOfWork.atomically(
        () -> {
          Optional<RecordFile> asRead =
              find(file.owner(), file.id())
                  .filter(kept -> kept.content().key().equals(file.content().key()));
          asRead.ifPresent(kept -> files.put(kept.id(), withKey(kept, key)));
          return asRead;
        });
  }

  private static RecordFile withKey(RecordFile file, WrappedKey key) {
    return RecordFile.restore(
        file.id(),
        file.owner(),
        file.author(),
        file.details(),
        file.content().withKey(key),
        file.uploadedAt());
  }

  @Override
  public RecordUsage usage(PatientId owner) {
    List<RecordFile> uploads =
        of(owner).filter(file -> file.wasAddedBy(AccountId.of(owner))).toList();
    return new RecordUsage(
        uploads.size(), uploads.stream().mapToLong(file -> file.content().size()).sum());
  }

  @Override
  public int documents(PatientId owner, AppointmentId appointment) {
    return (int)
        of(owner).filter(file -> file.author().about().equals(Optional.of(appointment))).count();
  }

  @Override
  public List<RecordFile> all(Optional<RecordFileId> after, int limit) {
    return files.all().stream()
        .filter(file -> after.isEmpty() || OLDEST_FIRST.compare(file.id(), after.get()) > 0)
        .sorted(Comparator.comparing(RecordFile::id, OLDEST_FIRST))
        .limit(limit)
        .toList();
  }

  private Stream<RecordFile> of(PatientId owner) {
    return files.all().stream().filter(file -> file.owner().equals(owner));
  }
}

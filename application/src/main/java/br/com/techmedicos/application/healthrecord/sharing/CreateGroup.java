package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GroupName;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Creates a group of files for a patient. */
public final class CreateGroup {

  private final RecordLock lock;
  private final FileGroups groups;
  private final IdGenerator ids;
  private final Clock clock;

  public CreateGroup(RecordLock lock, FileGroups groups, IdGenerator ids, Clock clock) {
    this.lock = lock;
    this.groups = groups;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The group to create.
   *
   * @param name what it is called
   */
  public record Command(PatientId patient, GroupName name) {}

  /**
   * Creates the group.
   *
   * @return the group, without files
   * @throws DomainException with {@link HealthRecordViolation.TooManyGroups}
   */
  public FileGroup handle(Command command) {
    return lock.holding(
        command.patient(),
        () -> {
          if (groups.count(command.patient()) >= FileGroup.MAXIMUM_GROUPS) {
            throw new DomainException(
                new HealthRecordViolation.TooManyGroups(FileGroup.MAXIMUM_GROUPS));
          }
          FileGroup group =
              FileGroup.create(
                  new FileGroupId(ids.next()), command.patient(), command.name(), clock.instant());
          groups.add(group);
          return group;
        });
  }
}

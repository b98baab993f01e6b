package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** A patient makes a group for files that belong together. */
public final class CreateGroup {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final FileGroups groups;
  private final IdGenerator ids;
  private final Clock clock;

  CreateGroup(
      UnitOfWork unitOfWork, Accounts accounts, FileGroups groups, IdGenerator ids, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.groups = groups;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What to make.
   *
   * @param patient whose
   * @param name what it is called
   */
  public record Command(PatientId patient, String name) {}

  /**
   * Makes.
   *
   * @param command what to make
   * @return the group, without files
   * @throws DomainException with {@link HealthRecordViolation.TooManyGroups}, or with {@link
   *     br.com.techmedicos.domain.shared.InvalidValue} for the name
   */
  public FileGroup handle(Command command) {
    return unitOfWork.execute(
        () -> {
          accounts.hold(
              AccountId.of(command.patient())); // one at a time, so that the limit is exact
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

package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.function.Supplier;

/**
 * The lock on a patient's record. It is taken first in a unit of work and held until its end. It
 * consists of the patient's account, which excludes the patient's other actions, and then the
 * access log, which excludes files added by others. Where a doctor adds a file, the doctor's
 * account takes the place of the patient's.
 */
public final class RecordLock {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final AccessLogs logs;

  public RecordLock(UnitOfWork unitOfWork, Accounts accounts, AccessLogs logs) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.logs = logs;
  }

  /** Runs work while the patient's account is held. Fails if the patient has left. */
  public <T> T holding(PatientId patient, Supplier<T> work) {
    return unitOfWork.execute(
        () -> {
          accounts.hold(AccountId.of(patient));
          return work.get();
        });
  }

  /** As {@link #holding}, and nobody can add a file to the record meanwhile. */
  public <T> T holdingAll(PatientId patient, Supplier<T> work) {
    return holding(patient, () -> whileNoFileIsAdded(patient, work));
  }

  /**
   * Runs the adding of a file while its author's account is held and nobody else adds one. A doctor
   * may add one even after the patient has left. Fails if the author has left or is suspended.
   */
  public <T> T holdingFor(Author author, PatientId owner, Supplier<T> work) {
    return unitOfWork.execute(
        () -> {
          accounts.hold(author.account());
          return whileNoFileIsAdded(owner, work);
        });
  }

  /** Runs work on the record of a patient who has left, while nobody adds a file to it. */
  public <T> T holdingWhatIsLeft(PatientId patient, Supplier<T> work) {
    return unitOfWork.execute(() -> whileNoFileIsAdded(patient, work));
  }

  private <T> T whileNoFileIsAdded(PatientId owner, Supplier<T> work) {
    logs.hold(owner);
    return work.get();
  }
}

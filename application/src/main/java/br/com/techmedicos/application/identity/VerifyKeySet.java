package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;

/**
 * Fails the start if the keys are not those of the database: instances could not read each other's
 * tokens and files.
 */
public final class VerifyKeySet {

  private final UnitOfWork unitOfWork;
  private final KnownKeySet knownKeySet;

  VerifyKeySet(UnitOfWork unitOfWork, KnownKeySet knownKeySet) {
    this.unitOfWork = unitOfWork;
    this.knownKeySet = knownKeySet;
  }

  /** The keys in use. */
  public record Command(KeySetId keySet) {}

  /**
   * Compares the key set with that of the database, which remembers the first one.
   *
   * @param command the keys in use
   * @return the key set
   * @throws ForeignKeySet if the database belongs to another one
   */
  public KeySetId handle(Command command) {
    KeySetId known = unitOfWork.execute(() -> knownKeySet.rememberIfFirst(command.keySet()));
    if (!known.equals(command.keySet())) {
      throw new ForeignKeySet(known, command.keySet());
    }
    return known;
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;

/**
 * Refuses, at start, to work on a database with keys that are not the database's: tokens and files
 * that one instance makes would be worthless to the other.
 */
public final class VerifyKeySet {

  private final UnitOfWork unitOfWork;
  private final KnownKeySet knownKeySet;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param knownKeySet what the database knows
   */
  VerifyKeySet(UnitOfWork unitOfWork, KnownKeySet knownKeySet) {
    this.unitOfWork = unitOfWork;
    this.knownKeySet = knownKeySet;
  }

  /**
   * The keys at hand.
   *
   * @param keySet what they are known by
   */
  public record Command(KeySetId keySet) {}

  /**
   * Compares the keys at hand with those that the database knows; the first ones become known.
   *
   * @param command the keys at hand
   * @return the keys that the database knows, which are those at hand
   * @throws ForeignKeySet if the database knows others
   */
  public KeySetId handle(Command command) {
    KeySetId known = unitOfWork.execute(() -> knownKeySet.rememberIfFirst(command.keySet()));
    if (!known.equals(command.keySet())) {
      throw new ForeignKeySet(known, command.keySet());
    }
    return known;
  }
}

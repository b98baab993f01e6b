package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.shared.DomainException;

/** Chooses how an account's owner is written to, from the next notice on. */
public final class ChooseMessagePreference {

  private final UnitOfWork unitOfWork;
  private final CallerLock callers;
  private final MessagePreferences preferences;

  ChooseMessagePreference(
      UnitOfWork unitOfWork, CallerLock callers, MessagePreferences preferences) {
    this.unitOfWork = unitOfWork;
    this.callers = callers;
    this.preferences = preferences;
  }

  /**
   * What whose owner chooses.
   *
   * @param origin of the caller's token
   */
  public record Command(AccountId account, TokenOrigin origin, MessagePreference preference) {}

  /**
   * Replaces what was chosen before.
   *
   * @throws DomainException with {@link AuthenticationViolation.CallerOut} if the caller's session
   *     ended meanwhile
   */
  public void handle(Command command) {
    unitOfWork.run(
        () -> {
          callers.hold(command.account(), command.origin());
          preferences.put(command.account(), command.preference());
        });
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;

/** Chooses how an account's owner is written to, from the next notice on. */
public final class ChooseMessagePreference {

  private final UnitOfWork unitOfWork;
  private final MessagePreferences preferences;

  ChooseMessagePreference(UnitOfWork unitOfWork, MessagePreferences preferences) {
    this.unitOfWork = unitOfWork;
    this.preferences = preferences;
  }

  /** What whose owner chooses. */
  public record Command(AccountId account, MessagePreference preference) {}

  /** Replaces what was chosen before. */
  public void handle(Command command) {
    unitOfWork.run(() -> preferences.put(command.account(), command.preference()));
  }
}

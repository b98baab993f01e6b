package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;

/** Shows how an account's owner is written to. */
public final class ViewMessagePreference {

  private final MessagePreferences preferences;

  ViewMessagePreference(MessagePreferences preferences) {
    this.preferences = preferences;
  }

  /** Whose preference to show. */
  public record Query(AccountId account) {}

  /**
   * Returns the preference.
   *
   * @return what was chosen, or {@link MessagePreference#DEFAULT}
   */
  public MessagePreference handle(Query query) {
    return preferences.find(query.account()).orElse(MessagePreference.DEFAULT);
  }
}

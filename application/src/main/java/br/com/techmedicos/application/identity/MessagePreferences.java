package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.util.Optional;

/** The store of how people want to be written to: at most one preference for each account. */
public interface MessagePreferences {

  /** Stores a preference in place of the one that the account had. */
  void put(AccountId account, MessagePreference preference);

  /** Finds what an account chose. */
  Optional<MessagePreference> find(AccountId account);

  /**
   * Removes what an account chose.
   *
   * @param account whose; it is no error if nothing was chosen
   */
  void remove(AccountId account);
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.util.Optional;

/** The second factors of all accounts, at most one each. Who changes one holds the account. */
public interface SecondFactors {

  /** Finds that of an account. */
  Optional<SecondFactor> find(AccountId account);

  /** Stores one, in place of the one that its account had. */
  void put(SecondFactor factor);

  /**
   * Removes that of an account.
   *
   * @param account whose; it is no error if there is none
   */
  void remove(AccountId account);
}

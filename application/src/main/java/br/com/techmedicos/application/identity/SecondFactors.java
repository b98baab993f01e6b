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

  /**
   * Removes one that was only begun. Who began it may have known a password that is changed because
   * somebody else knew it.
   *
   * @param account whose; one that is on stays
   */
  default void removeBegun(AccountId account) {
    find(account).filter(factor -> !factor.isOn()).ifPresent(factor -> remove(account));
  }
}

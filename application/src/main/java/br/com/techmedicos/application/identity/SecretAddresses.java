package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;

/** What opens to whoever knows its address, without a login. */
public interface SecretAddresses {

  /**
   * Revokes all that an account has.
   *
   * @param account whose; it is no error if there is nothing
   */
  void revoke(AccountId account);
}

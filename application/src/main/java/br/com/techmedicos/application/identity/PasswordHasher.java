package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.util.Optional;

/**
 * Hashes passwords, slowly and with much memory on purpose. That must not starve everything else:
 * an implementation does as many at once as there are processors, lets a few wait a little, and
 * turns the rest away. Addresses take turns, so that one which asks without pause keeps nobody else
 * waiting.
 */
public interface PasswordHasher {

  /** What a comparison of a password with a hash shows. */
  enum Verdict {
    /** It is the password. */
    MATCH,
    /** It is the password, and the hash should be made anew, since more effort is usual now. */
    MATCH_OUTDATED,
    /** It is not the password. */
    MISMATCH
  }

  /**
   * Hashes a password, with a salt of its own.
   *
   * @param password what to hash
   * @param address where it is asked for
   * @return the hash
   * @throws TooBusy if too many wait already
   */
  PasswordHash hash(Password password, ClientAddress address);

  /**
   * Compares a password with a hash. Without a hash the answer is {@link Verdict#MISMATCH}, after
   * the same time, so that nobody can tell by the clock who has an account.
   *
   * @param password what was typed
   * @param hash of the account, if there is one
   * @param address where the login comes from
   * @param failures how many logins from there failed lately: who has fewer goes first, but
   *     everyone's turn comes
   * @return what the comparison shows
   * @throws TooBusy if too many wait already
   */
  Verdict verify(
      Password password, Optional<PasswordHash> hash, ClientAddress address, int failures);
}

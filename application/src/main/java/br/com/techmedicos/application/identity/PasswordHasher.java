package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.util.Optional;

/**
 * Hashes passwords, deliberately slowly and with much memory. To protect everything else, an
 * implementation runs as many hashes as there are processors, queues a few and rejects the rest.
 * Addresses take turns, so that a busy one does not keep others waiting.
 */
public interface PasswordHasher {

  /** The result of comparing a password with a hash. */
  enum Comparison {
    /** The password matches. */
    MATCH,
    /** The password matches; the hash has outdated parameters and should be replaced. */
    MATCH_OUTDATED,
    /** The password does not match. */
    MISMATCH
  }

  /**
   * Hashes a password, with a new salt.
   *
   * @return the hash
   * @throws TooBusy if the queue is full
   */
  PasswordHash hash(Password password, ClientAddress address);

  /**
   * Checks that a comparison for an address would not be refused now. A caller asks before anything
   * else is done for a login.
   *
   * @throws TooBusy if the queue is full, even for an address without failures
   */
  void requireRoomToVerify(ClientAddress address);

  /**
   * Checks that a new hash for an address would not be refused now. A caller asks before it opens a
   * unit of work.
   *
   * @throws TooBusy if the queue is full
   */
  void requireRoomToHash(ClientAddress address);

  /**
   * Compares a password with a hash. Without a hash the result is {@link Comparison#MISMATCH},
   * after the same time, so that timing does not reveal who has an account.
   *
   * @param hash of the account, if there is one
   * @param failures recent failures of this client: fewer go first, but everyone's turn comes
   * @return the result
   * @throws TooBusy if the queue is full
   */
  Comparison verify(
      Password password, Optional<PasswordHash> hash, ClientAddress address, int failures);
}

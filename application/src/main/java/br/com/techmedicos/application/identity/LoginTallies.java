package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.Optional;

/** The tallies of failed logins, shared by all instances of the service. */
public interface LoginTallies {

  /**
   * A tally.
   *
   * @return the tally, if anything was counted
   */
  Optional<LoginTally> find(TallyKey key);

  /**
   * A tally.
   *
   * @return the tally; an empty one if nothing was counted
   */
  default LoginTally of(TallyKey key) {
    return find(key).orElse(LoginTally.empty(key));
  }

  /**
   * Stores a tally in place of its previous version.
   *
   * @param tally a new one at version 1, else the successor of the stored one
   * @throws StaleVersion if the stored one is not the previous version
   */
  void save(LoginTally tally);

  /**
   * Deletes expired tallies.
   *
   * @param failedBefore those whose last failure, if any, was before this
   * @param succeededBefore and whose last success, if any, was before this
   * @param limit the maximum to delete
   * @return how many were deleted
   */
  int forget(Instant failedBefore, Instant succeededBefore, int limit);
}

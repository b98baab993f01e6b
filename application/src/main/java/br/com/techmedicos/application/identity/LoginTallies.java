package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.Optional;

/** The tallies of failed logins, shared by all instances of the service. */
public interface LoginTallies {

  /**
   * A tally.
   *
   * @param key what is counted
   * @return the tally, or nothing if nothing was counted
   */
  Optional<LoginTally> find(TallyKey key);

  /**
   * Keeps a tally in place of the version before it.
   *
   * @param tally at version 1 a new one, else the successor of the one kept
   * @throws StaleVersion if the one kept is not the version before it
   */
  void save(LoginTally tally);

  /**
   * Forgets tallies that tell nothing any more.
   *
   * @param failedBefore those whose last failure, if any, was before this
   * @param succeededBefore and whose last success, if any, was before this
   * @param limit the most to forget
   * @return how many were forgotten
   */
  int forget(Instant failedBefore, Instant succeededBefore, int limit);
}

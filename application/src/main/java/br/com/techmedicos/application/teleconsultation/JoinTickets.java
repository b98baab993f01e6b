package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.TokenDigest;
import java.time.Instant;
import java.util.Optional;

/** The unused tickets. */
public interface JoinTickets {

  /**
   * Stores a new ticket.
   *
   * @param ticket an unused one
   */
  void add(JoinTicket ticket);

  /**
   * Removes a ticket. Of concurrent calls, exactly one gets it.
   *
   * @param digest the digest of its secret
   * @return the ticket, possibly expired; empty if there is none
   */
  Optional<JoinTicket> redeem(TokenDigest digest);

  /**
   * Deletes expired tickets.
   *
   * @param limit the maximum to delete
   * @return how many were deleted
   */
  int forgetExpired(Instant now, int limit);
}

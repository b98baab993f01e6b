package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.TokenDigest;
import java.time.Instant;
import java.util.Optional;

/** The tickets that nobody has used yet. */
public interface JoinTickets {

  /**
   * Keeps a new ticket.
   *
   * @param ticket one that nobody has used
   */
  void add(JoinTicket ticket);

  /**
   * Takes a ticket out, for good. Of those who present one at the same time, exactly one gets it.
   *
   * @param digest what it is known by
   * @return the ticket, which may be over, or nothing if there is none
   */
  Optional<JoinTicket> redeem(TokenDigest digest);

  /**
   * Forgets tickets that are over.
   *
   * @param now the present
   * @param limit the most to forget
   * @return how many were forgotten
   */
  int forgetExpired(Instant now, int limit);
}

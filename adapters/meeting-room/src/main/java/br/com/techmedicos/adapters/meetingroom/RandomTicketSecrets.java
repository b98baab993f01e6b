package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.teleconsultation.TicketSecret;
import br.com.techmedicos.application.teleconsultation.TicketSecrets;
import java.security.SecureRandom;
import java.util.Base64;

/** Tickets from the operating system's source of randomness. */
public final class RandomTicketSecrets implements TicketSecrets {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public TicketSecret next() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new TicketSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }
}

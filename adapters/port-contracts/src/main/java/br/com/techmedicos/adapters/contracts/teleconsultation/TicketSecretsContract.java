package br.com.techmedicos.adapters.contracts.teleconsultation;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.teleconsultation.TicketSecret;
import br.com.techmedicos.application.teleconsultation.TicketSecrets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody guesses a ticket. */
public abstract class TicketSecretsContract {

  /** {@return what is to be tested} */
  protected abstract TicketSecrets secrets();

  @Test
  void a_ticket_is_256_bits_in_base64url() {
    assertThat(secrets().next().value()).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void no_ticket_comes_twice() {
    Set<TicketSecret> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(secrets().next());
    }

    assertThat(seen).hasSize(1_000);
  }
}

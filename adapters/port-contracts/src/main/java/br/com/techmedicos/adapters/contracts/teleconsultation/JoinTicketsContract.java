package br.com.techmedicos.adapters.contracts.teleconsultation;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.JoinTicket;
import br.com.techmedicos.application.teleconsultation.JoinTickets;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of {@link JoinTickets}: a ticket can be redeemed once. */
@Promises
public abstract class JoinTicketsContract {

  private final Instant now = UniqueData.noon().plusNanos(123_456_000);

  /** {@return the tickets under test} */
  protected abstract JoinTickets tickets();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_ticket_is_redeemed_as_it_was_kept() {
    JoinTicket ticket = added(now.plusSeconds(30));

    assertThat(redeem(ticket)).contains(ticket);
  }

  @Test
  void a_ticket_is_redeemed_once() {
    JoinTicket ticket = added(now.plusSeconds(30));
    redeem(ticket);

    assertThat(redeem(ticket)).isEmpty();
  }

  @Test
  void an_unknown_ticket_is_nothing() {
    added(now.plusSeconds(30));

    assertThat(redeem(ticket(now))).isEmpty();
  }

  @Test
  void of_those_who_present_a_ticket_at_once_one_gets_it() {
    JoinTicket ticket = added(now.plusSeconds(30));
    Callable<Optional<JoinTicket>> presenting = () -> redeem(ticket);

    List<ConcurrentAttempts.Outcome<Optional<JoinTicket>>> outcomes =
        ConcurrentAttempts.atOnce(Collections.nCopies(12, presenting));

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.answer().flatMap(answer -> answer).isPresent())
        .hasSize(1);
  }

  @Test
  void tickets_that_are_over_are_forgotten_a_portion_at_a_time() {
    JoinTicket over = added(now);
    added(now.minusSeconds(1));
    added(now.minusSeconds(2));
    JoinTicket good = added(now.plusNanos(1_000));

    assertThat(forget()).isEqualTo(2);
    assertThat(forget()).isEqualTo(1);
    assertThat(forget()).isZero();

    assertThat(redeem(over)).isEmpty();
    assertThat(redeem(good)).contains(good);
  }

  private JoinTicket added(Instant expiresAt) {
    JoinTicket ticket = ticket(expiresAt);
    unitOfWork().run(() -> tickets().add(ticket));
    return ticket;
  }

  private Optional<JoinTicket> redeem(JoinTicket ticket) {
    return unitOfWork().execute(() -> tickets().redeem(ticket.digest()));
  }

  private int forget() {
    return unitOfWork().execute(() -> tickets().forgetExpired(now, 2));
  }

  private static JoinTicket ticket(Instant expiresAt) {
    return new JoinTicket(
        TokenDigest.of("ticket " + UniqueData.number()),
        new AppointmentId(UniqueData.id()),
        Participant.of(new PatientId(UniqueData.id())),
        new TokenOrigin(Optional.of(new SessionId(UniqueData.id())), expiresAt.minusSeconds(90)),
        expiresAt);
  }
}

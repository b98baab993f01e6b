package br.com.techmedicos.stories.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.adapters.memory.delivery.InMemoryLetters;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.DeadLetter;
import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.ForgetOldEvents;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.ResendLetter;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.delivery.WriteLetters;
import br.com.techmedicos.application.partnership.EventTypes;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AgendaPublished;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Events on their way to one subscriber, through all that can go wrong. */
class DeliveryTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);
  private final SequentialIds ids = new SequentialIds(clock);
  private final InMemoryLetters letters = new InMemoryLetters(unitOfWork, outbox, ids);
  private final Delivery delivery =
      new Delivery(new Delivery.Dependencies(unitOfWork, letters), EventTypes.known(), ids, clock);

  private final List<UUID> told = new ArrayList<>();
  private Function<Announcement, Outcome> answer = announcement -> Outcome.delivered();

  private final Subscriber subscriber =
      new Subscriber() {
        @Override
        public String name() {
          return "partner";
        }

        @Override
        public Set<String> wants() {
          return Set.of("AgendaPublished");
        }

        @Override
        public Outcome tell(Announcement announcement) {
          Outcome outcome = answer.apply(announcement);
          if (outcome instanceof Outcome.Delivered) {
            told.add(announcement.aggregateId());
          }
          return outcome;
        }
      };

  @Test
  void everything_is_told_once() {
    List<UUID> happened = List.of(happens(), happens(), happens());

    assertThat(deliver().delivered()).isEqualTo(3);
    assertThat(deliver().claimed()).isZero();
    assertThat(told).containsExactlyInAnyOrderElementsOf(happened);
  }

  @Test
  void a_failure_is_tried_again_after_ever_longer_pauses_and_then_given_up() {
    happens();
    answer = announcement -> new Outcome.Failed("SMTP 451");
    for (int attempt = 1; attempt < DeliverLetters.MOST_ATTEMPTS; attempt++) {
      assertThat(deliver().failed()).isEqualTo(1);
      assertThat(deliver().claimed()).isZero();
      clock.advance(DeliverLetters.LONGEST_PAUSE);
    }

    assertThat(deliver().dead()).isEqualTo(1);
    DeadLetter dead = dead().get(0);
    assertThat(dead.problem()).isEqualTo("SMTP 451");
    assertThat(dead.attempts()).isEqualTo(DeliverLetters.MOST_ATTEMPTS);
  }

  @Test
  void an_exception_is_a_failure_of_which_only_the_name_is_kept() {
    happens();
    answer =
        announcement -> {
          throw new IllegalStateException("jose@example.com");
        };
    for (int attempt = 0; attempt < DeliverLetters.MOST_ATTEMPTS; attempt++) {
      deliver();
      clock.advance(DeliverLetters.LONGEST_PAUSE);
    }

    assertThat(dead().get(0).problem()).isEqualTo("IllegalStateException");
  }

  @Test
  void a_refusal_is_a_dead_letter_at_once_which_is_delivered_when_an_operator_says_so() {
    UUID agenda = happens();
    answer = announcement -> new Outcome.Refused("SMTP 550");
    assertThat(deliver().dead()).isEqualTo(1);

    answer = announcement -> Outcome.delivered();
    assertThat(deliver().claimed()).isZero();
    resend(dead().get(0).id());
    assertThat(deliver().delivered()).isEqualTo(1);
    assertThat(told).containsExactly(agenda);
    assertThat(dead()).isEmpty();
  }

  @Test
  void only_a_dead_letter_can_be_sent_again() {
    assertThatThrownBy(() -> resend(ids.next())).isInstanceOf(DomainException.class);
  }

  @Test
  void a_peer_that_is_down_costs_no_attempt_and_the_rest_of_the_letters_wait() {
    happens();
    happens();
    List<UUID> asked = new ArrayList<>();
    answer =
        announcement -> {
          asked.add(announcement.id());
          return new Outcome.PeerDown("connection refused");
        };
    for (int time = 0; time < 100; time++) {
      assertThat(deliver().peerDown()).contains("connection refused");
    }
    assertThat(asked).hasSize(100);
    assertThat(asked.subList(0, 2)).doesNotHaveDuplicates(); // whichever makes it look down

    answer = announcement -> Outcome.delivered();
    DeliverLetters.Report report = deliver();
    assertThat(report.delivered()).isEqualTo(2);
    assertThat(report.repeated()).isZero();
  }

  @Test
  void a_peer_that_asks_for_a_rest_is_told_nothing_more_and_the_letter_counts() {
    happens();
    happens();
    answer = announcement -> new Outcome.Failed("HTTP 429", Duration.ofMinutes(2));

    DeliverLetters.Report report = deliver();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.rest()).isEqualTo(Duration.ofMinutes(2));
    assertThat(report.peerDown()).isEmpty();
    answer = announcement -> Outcome.delivered();
    assertThat(deliver().delivered()).isEqualTo(1);
  }

  /** Death between telling and noting it: the one letter that is under way is told again. */
  @Test
  void who_is_killed_while_telling_leaves_one_letter_that_is_told_twice() {
    happens();
    happens();
    happens();
    answer =
        announcement -> {
          if (told.size() == 1) {
            told.add(announcement.aggregateId());
            throw new Killed();
          }
          return Outcome.delivered();
        };
    assertThatThrownBy(this::deliver).isInstanceOf(Killed.class);
    answer = announcement -> Outcome.delivered();
    assertThat(deliver().claimed()).isZero();

    clock.advance(DeliverLetters.CLAIM);
    DeliverLetters.Report report = deliver();

    assertThat(report.delivered()).isEqualTo(2);
    assertThat(report.repeated()).isEqualTo(2);
    assertThat(told).hasSize(4);
    assertThat(Set.copyOf(told)).hasSize(3);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void nothing_is_told_when_the_claim_is_about_to_lapse() {
    happens();
    happens();
    answer =
        announcement -> {
          clock.advance(DeliverLetters.CLAIM.minus(DeliverLetters.LONGEST_TELLING));
          return Outcome.delivered();
        };

    assertThat(deliver().delivered()).isEqualTo(1);
    assertThat(deliver().delivered()).isEqualTo(1);
    assertThat(told).hasSize(2);
  }

  @Test
  void who_is_to_stop_puts_the_rest_back() {
    happens();
    happens();
    write();
    delivery.deliverLetters().handle(new DeliverLetters.Command(subscriber, () -> told.isEmpty()));
    assertThat(told).hasSize(1);

    assertThat(deliver().delivered()).isEqualTo(1);
  }

  @Test
  void dead_letters_are_forgotten_after_a_time() {
    happens();
    answer = announcement -> new Outcome.Refused("SMTP 550");
    deliver();
    clock.advance(ForgetOldEvents.DEAD_LETTERS);
    delivery.forgetOldEvents().handle(new ForgetOldEvents.Command(10));
    assertThat(dead()).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    delivery.forgetOldEvents().handle(new ForgetOldEvents.Command(10));
    assertThat(dead()).isEmpty();
  }

  @Test
  void the_pause_after_a_first_failure_is_some_seconds() {
    happens();
    answer = announcement -> new Outcome.Failed("");
    deliver();
    clock.advance(DeliverLetters.FIRST_PAUSE.dividedBy(2).minusMillis(1));
    assertThat(deliver().claimed()).isZero();
    clock.advance(DeliverLetters.FIRST_PAUSE.dividedBy(2));
    assertThat(deliver().claimed()).isEqualTo(1);
  }

  private UUID happens() {
    DoctorId doctor = new DoctorId(ids.next());
    unitOfWork.run(() -> outbox.append(new AgendaPublished(doctor, clock.instant())));
    return doctor.value();
  }

  private void write() {
    delivery.writeLetters().handle(new WriteLetters.Command(() -> List.of(subscriber)));
  }

  private DeliverLetters.Report deliver() {
    write();
    return delivery.deliverLetters().handle(new DeliverLetters.Command(subscriber, () -> true));
  }

  private List<DeadLetter> dead() {
    return letters.dead(10, Optional.empty()).items();
  }

  private void resend(UUID letter) {
    delivery.resendLetter().handle(new ResendLetter.Command(letter));
  }
}

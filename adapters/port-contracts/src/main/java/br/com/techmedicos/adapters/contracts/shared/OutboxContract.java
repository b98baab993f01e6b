package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Outbox}. */
@Promises
public abstract class OutboxContract {

  private static final Instant AT = Instant.parse("2026-11-24T12:00:00.123456Z");

  /** Returns the outbox under test. */
  protected abstract Outbox outbox();

  /** Returns its unit of work. */
  protected abstract UnitOfWork unitOfWork();

  /** Creates an event that the outbox accepts. */
  protected abstract DomainEvent event(UUID aggregateId, Instant occurredAt);

  /** Returns the undelivered events of an aggregate, oldest first. */
  protected abstract List<Waiting> waiting(UUID aggregateId);

  /**
   * An event that awaits delivery.
   *
   * @param type the simple name of its class
   * @param aggregateId what it happened to
   */
  public record Waiting(String type, UUID aggregateId, Instant occurredAt) {}

  @Test
  void events_wait_for_delivery_in_the_order_they_were_appended_in() {
    UUID aggregate = UniqueData.id();

    append(event(aggregate, AT), event(aggregate, AT.plusNanos(1000)));
    append(event(aggregate, AT.minusSeconds(1)));

    assertThat(waiting(aggregate))
        .containsExactly(
            waiting(aggregate, AT),
            waiting(aggregate, AT.plusNanos(1000)),
            waiting(aggregate, AT.minusSeconds(1)));
  }

  @Test
  void events_of_work_that_was_undone_are_not_kept() {
    UUID aggregate = UniqueData.id();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          outbox().append(event(aggregate, AT));
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(waiting(aggregate)).isEmpty();
  }

  private Waiting waiting(UUID aggregate, Instant at) {
    return new Waiting(event(aggregate, at).getClass().getSimpleName(), aggregate, at);
  }

  private void append(DomainEvent... events) {
    unitOfWork()
        .execute(
            () -> {
              List.of(events).forEach(outbox()::append);
              return events;
            });
  }
}

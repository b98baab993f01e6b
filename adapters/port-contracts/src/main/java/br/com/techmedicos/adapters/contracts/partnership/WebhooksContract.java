package br.com.techmedicos.adapters.contracts.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookEvent;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract of {@link Webhooks}. */
@Promises
public abstract class WebhooksContract {

  private static final Instant NOW = Instant.parse("2027-03-01T11:00:00.123456Z");

  /** {@return the webhooks under test} */
  protected abstract Webhooks webhooks();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_webhook_is_found_as_it_was_added() {
    Webhook one = added();
    Webhook other = added();

    assertThat(webhooks().find(one.id())).contains(one);
    assertThat(webhooks().all()).containsSubsequence(one, other);
    assertThat(webhooks().find(UniqueData.id())).isEmpty();
  }

  @Test
  void webhooks_are_listed_by_the_page_earliest_first() {
    Webhook first = added();
    Webhook second = added();
    Webhook third = added();

    assertThat(Page.<Webhook, UUID>all(after -> webhooks().list(1, after)))
        .containsSubsequence(first, second, third);
    Page<Webhook, UUID> page = webhooks().list(1, Optional.of(first.id()));
    assertThat(page).isEqualTo(new Page<>(List.of(second), Optional.of(second.id())));
  }

  @Test
  void secrets_are_replaced_in_their_webhook_alone() {
    Webhook one = added();
    Webhook other = added();
    Webhook rotated = one.rotated(new SealedSecret("the next"), NOW);
    unitOfWork().run(() -> webhooks().update(rotated));

    assertThat(webhooks().find(one.id())).contains(rotated);
    assertThat(webhooks().find(other.id())).contains(other);
  }

  @Test
  void standing_and_secrets_are_stored_apart() {
    Webhook one = added();
    Webhook other = added();
    Webhook rotated = one.rotated(new SealedSecret("the next"), NOW);
    Webhook off = standing(one, Optional.of(NOW), Optional.of(NOW.plusSeconds(1)));
    unitOfWork().run(() -> webhooks().update(rotated));
    unitOfWork().run(() -> webhooks().updateStanding(off));

    assertThat(webhooks().find(one.id()))
        .contains(standing(rotated, off.failingSince(), off.offSince()));
    assertThat(webhooks().find(other.id())).contains(other);
    unitOfWork().run(() -> webhooks().updateStanding(one));
    assertThat(webhooks().find(one.id())).contains(rotated);
  }

  private static Webhook standing(
      Webhook webhook, Optional<Instant> failingSince, Optional<Instant> offSince) {
    return new Webhook(
        webhook.id(),
        webhook.address(),
        webhook.events(),
        webhook.secret(),
        webhook.previous(),
        webhook.registeredAt(),
        failingSince,
        offSince);
  }

  @Test
  void who_holds_all_waits_for_who_adds_one_and_sees_it() throws Exception {
    added();
    Webhook next = webhook();

    List<Webhook> seen =
        afterwards(
            () -> {
              webhooks().holdAll();
              return next;
            },
            () -> webhooks().holdAll());

    assertThat(seen).contains(next);
  }

  @Test
  void who_holds_one_waits_for_who_changes_it_and_sees_it_changed() throws Exception {
    Webhook one = added();
    Webhook rotated = one.rotated(new SealedSecret("the next"), NOW);

    Optional<Webhook> seen =
        afterwards(
            () -> webhooks().hold(one.id()).map(held -> rotated).orElseThrow(),
            () -> webhooks().hold(one.id()));

    assertThat(seen).contains(rotated);
  }

  /** Stores what the first one holds while the second one waits for it. */
  private <T> T afterwards(Supplier<Webhook> first, Supplier<T> second) throws Exception {
    CountDownLatch holds = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> storing =
          threads.submit(
              () ->
                  unitOfWork()
                      .run(
                          () -> {
                            Webhook stored = first.get();
                            holds.countDown();
                            pause();
                            if (webhooks().find(stored.id()).isPresent()) {
                              webhooks().update(stored);
                            } else {
                              webhooks().add(stored);
                            }
                          }));
      holds.await();
      Future<T> waiting = threads.submit(() -> unitOfWork().<T>execute(second));
      storing.get();
      return waiting.get();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Long enough for the other to come. */
  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_webhook_that_was_removed_is_gone_and_no_other_is() {
    Webhook gone = added();
    Webhook other = added();

    assertThat(unitOfWork().<Boolean>execute(() -> webhooks().remove(gone.id()))).isTrue();
    assertThat(unitOfWork().<Boolean>execute(() -> webhooks().remove(gone.id()))).isFalse();
    assertThat(webhooks().find(gone.id())).isEmpty();
    assertThat(webhooks().all()).contains(other).doesNotContain(gone);
  }

  @Test
  void the_longest_address_and_all_events_can_be_kept() {
    String start = "https://partner.example/";
    Webhook webhook =
        new Webhook(
            UniqueData.id(),
            new WebhookAddress(start + "x".repeat(WebhookAddress.MAXIMUM_LENGTH - start.length())),
            Set.copyOf(WebhookEvent.TYPES.stream().map(WebhookEvent::new).toList()),
            new SealedSecret("s".repeat(200)),
            Optional.empty(),
            NOW,
            Optional.empty(),
            Optional.empty());
    unitOfWork().run(() -> webhooks().add(webhook));

    assertThat(webhooks().find(webhook.id())).contains(webhook);
  }

  /** Returns a webhook that is kept. */
  protected final Webhook added() {
    Webhook webhook = webhook();
    unitOfWork().run(() -> webhooks().add(webhook));
    return webhook;
  }

  private static Webhook webhook() {
    return new Webhook(
        UniqueData.id(),
        new WebhookAddress("https://partner.example/events?n=1"),
        Set.of(new WebhookEvent("AppointmentRequested"), new WebhookEvent("DoctorVerified")),
        new SealedSecret("a secret"),
        Optional.empty(),
        NOW,
        Optional.empty(),
        Optional.empty());
  }
}

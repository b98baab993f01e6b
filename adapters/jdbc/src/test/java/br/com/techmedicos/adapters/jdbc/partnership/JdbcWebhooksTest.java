package br.com.techmedicos.adapters.jdbc.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.partnership.WebhooksContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookEvent;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JdbcWebhooksTest extends WebhooksContract {

  private final TestDatabase database;

  JdbcWebhooksTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected Webhooks webhooks() {
    return database.bean(Webhooks.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Test
  void an_address_that_only_another_version_calls_hides_no_other_webhook() {
    added();
    added();
    database.execute("UPDATE webhook SET address = 'coap://partner.example' LIMIT 1");

    assertThat(webhooks().all())
        .extracting(webhook -> webhook.address().value())
        .containsExactlyInAnyOrder("coap://partner.example", "https://partner.example/events?n=1");
  }

  @Test
  void events_of_a_newer_version_are_passed_over_and_kept() {
    Instant now = Instant.parse("2027-03-01T12:00:00Z");
    Webhook webhook =
        new Webhook(
            UniqueData.id(),
            new WebhookAddress("https://partner.example/events"),
            Set.of(new WebhookEvent(WebhookEvent.TYPES.get(0))),
            new SealedSecret("the first"),
            Optional.empty(),
            now,
            Optional.empty(),
            Optional.empty());
    Webhook rotated = webhook.rotated(new SealedSecret("the next"), now);
    unitOfWork().run(() -> webhooks().add(webhook));
    database.execute("UPDATE webhook SET events = CONCAT('AppointmentDreamtOf ', events)");

    assertThat(webhooks().all()).containsExactly(webhook);
    unitOfWork().run(() -> webhooks().update(rotated));
    assertThat(webhooks().find(webhook.id())).contains(rotated);
    assertThat(database.query("SELECT events FROM webhook"))
        .containsExactly("AppointmentDreamtOf " + WebhookEvent.TYPES.get(0));
  }
}

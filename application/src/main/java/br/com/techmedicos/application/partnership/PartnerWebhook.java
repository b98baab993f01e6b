package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells one partner. It looks at the webhook each time, which may have another secret or be gone.
 */
final class PartnerWebhook implements Subscriber {

  /** How long a partner may be down. What is older by then is dead, one letter after the other. */
  static final Duration PATIENCE = Duration.ofDays(3);

  private final UnitOfWork unitOfWork;
  private final Webhooks webhooks;
  private final DeliveryLog log;
  private final SecretCipher cipher;
  private final PartnerCalls calls;
  private final IdGenerator ids;
  private final Clock clock;
  private final Webhook registered;

  PartnerWebhook(
      UnitOfWork unitOfWork,
      Webhooks webhooks,
      DeliveryLog log,
      SecretCipher cipher,
      PartnerCalls calls,
      IdGenerator ids,
      Clock clock,
      Webhook registered) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
    this.log = log;
    this.cipher = cipher;
    this.calls = calls;
    this.ids = ids;
    this.clock = clock;
    this.registered = registered;
  }

  @Override
  public String name() {
    return registered.subscriber();
  }

  @Override
  public Set<String> wants() {
    return registered.events().stream().map(WebhookEvent::type).collect(Collectors.toSet());
  }

  @Override
  public Outcome tell(Announcement announcement) {
    return webhooks
        .find(registered.id())
        .map(webhook -> told(webhook, announcement))
        .orElseGet(Outcome::delivered); // it was removed
  }

  private Outcome told(Webhook webhook, Announcement announcement) {
    Instant now = clock.instant();
    Outcome outcome =
        calls.call(
            new WebhookCall(
                webhook.address(),
                announcement.id(),
                announcement.type(),
                announcement.aggregateId(),
                announcement.occurredAt(),
                now,
                webhook.secretsAt(now).stream()
                    .map(secret -> cipher.open(secret, webhook.id()))
                    .toList()));
    DeliveryAttempt attempt =
        new DeliveryAttempt(
            ids.next(),
            webhook.id(),
            announcement.id(),
            announcement.type(),
            now,
            outcome.whatIsTheMatter());
    unitOfWork.run(() -> log.add(attempt));
    boolean tooOld = now.isAfter(announcement.occurredAt().plus(PATIENCE));
    return outcome instanceof Outcome.PeerDown down && tooOld
        ? new Outcome.Refused(down.problem())
        : outcome;
  }
}

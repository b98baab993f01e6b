package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells one partner. It looks at the webhook each time, which may have another secret or be gone.
 *
 * <p>That a partner is down may be said of one event only: by a proxy before it, or by silence. So
 * the first such failure counts for the letter, and what fails after that for the partner. If no
 * call arrives for some days, whatever the failures, the webhook is switched off.
 */
final class PartnerWebhook implements Subscriber {

  private static final String SWITCHED_OFF = "it is switched off";

  /** Our failure, neither the letter's nor the partner's. */
  private static final Outcome NO_KEY = new Outcome.PeerDown("no key opens its secret");

  private static final Outcome UNKNOWN_ADDRESS =
      new Outcome.PeerDown("this version cannot call its address");

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
    if (webhook.isOff()) {
      return new Outcome.PeerDown(SWITCHED_OFF);
    }
    Instant now = clock.instant();
    Outcome outcome = called(webhook, announcement, now);
    try {
      note(webhook, announcement, now, outcome);
    } catch (RuntimeException e) {
      if (!(outcome instanceof Outcome.Delivered)) {
        throw e;
      } // a gap in the log is better than to tell it again
    }
    return outcome;
  }

  private Outcome called(Webhook webhook, Announcement announcement, Instant now) {
    if (!webhook.address().isWellFormed()) {
      return UNKNOWN_ADDRESS;
    }
    List<SecretToken> secrets =
        webhook.secretsAt(now).stream().flatMap(secret -> opened(secret, webhook)).toList();
    if (secrets.isEmpty()) {
      return NO_KEY;
    }
    Outcome outcome =
        calls.call(
            new WebhookCall(
                webhook.address(),
                announcement.id(),
                announcement.type(),
                announcement.aggregateId(),
                announcement.occurredAt(),
                now,
                secrets));
    return outcome instanceof Outcome.PeerDown down && webhook.failingSince().isEmpty()
        ? new Outcome.Failed(down.problem(), down.rest()) // perhaps this event alone
        : outcome;
  }

  private Stream<SecretToken> opened(SealedSecret secret, Webhook webhook) {
    try {
      return Stream.of(cipher.open(secret, webhook.id()));
    } catch (KeyUnavailable e) { // another secret may do
      return Stream.empty();
    }
  }

  private void note(Webhook webhook, Announcement announcement, Instant now, Outcome outcome) {
    unitOfWork.run(
        () -> {
          Webhook next = standing(webhook, now, outcome);
          log.add(
              new DeliveryAttempt(
                  ids.next(),
                  webhook.id(),
                  announcement.id(),
                  announcement.type(),
                  now,
                  outcome.whatIsTheMatter()));
          if (!next.equals(webhook)) {
            webhooks.updateStanding(next);
          }
        });
  }

  private Webhook standing(Webhook webhook, Instant now, Outcome outcome) {
    if (outcome.equals(NO_KEY)) {
      return webhook;
    }
    return outcome instanceof Outcome.Delivered
        ? webhook.arriving()
        : webhook.failing(now, lastCall(webhook));
  }

  private Optional<Instant> lastCall(Webhook webhook) {
    return log.list(webhook.id(), 1, Optional.empty()).items().stream()
        .findFirst()
        .map(DeliveryAttempt::at);
  }
}

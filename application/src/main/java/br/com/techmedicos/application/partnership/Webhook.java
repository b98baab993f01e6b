package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.identity.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An address of a partner, and what it is told there.
 *
 * @param events what it is told; not empty
 * @param secret signs what it is told
 * @param previous the secret before, until it is void
 * @param failingSince since when no call arrives; empty if the last one did
 * @param offSince since when it is switched off; empty if it is told
 */
public record Webhook(
    UUID id,
    WebhookAddress address,
    Set<WebhookEvent> events,
    SealedSecret secret,
    Optional<PreviousSecret> previous,
    Instant registeredAt,
    Optional<Instant> failingSince,
    Optional<Instant> offSince) {

  /** How long a secret goes on signing beside the one that replaced it. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  /** How long no call may arrive before a webhook is switched off. */
  public static final Duration PATIENCE = Duration.ofDays(3);

  /** Failures with more than this between them are not of one spell. */
  private static final Duration LONGEST_SILENCE = DeliverLetters.LONGEST_PAUSE.multipliedBy(2);

  private static final String SUBSCRIBER = "webhook-";

  /**
   * A secret that was replaced.
   *
   * @param until when it ceases to sign, exclusive
   */
  public record PreviousSecret(SealedSecret secret, Instant until) {}

  public Webhook {
    events = Set.copyOf(events);
  }

  /** {@return the same with a new secret; the one before signs along for {@link #OVERLAP}} */
  public Webhook rotated(SealedSecret next, Instant now) {
    return new Webhook(
        id,
        address,
        events,
        next,
        Optional.of(new PreviousSecret(secret, now.plus(OVERLAP))),
        registeredAt,
        failingSince,
        offSince);
  }

  /** {@return the same after a call that arrived, or when an operator switches it on} */
  Webhook arriving() {
    return standing(Optional.empty(), Optional.empty());
  }

  /**
   * Returns the same after a call that did not arrive.
   *
   * @param before when it was called the last time, if ever
   */
  Webhook failing(Instant now, Optional<Instant> before) {
    Instant since =
        failingSince
            .filter(started -> before.filter(now.minus(LONGEST_SILENCE)::isBefore).isPresent())
            .orElse(now);
    return standing(
        Optional.of(since), now.isBefore(since.plus(PATIENCE)) ? offSince : Optional.of(now));
  }

  private Webhook standing(Optional<Instant> failing, Optional<Instant> off) {
    return new Webhook(id, address, events, secret, previous, registeredAt, failing, off);
  }

  /** {@return whether it is switched off} */
  public boolean isOff() {
    return offSince.isPresent();
  }

  /** {@return the secrets that sign now, the newest first} */
  public List<SealedSecret> secretsAt(Instant now) {
    return Stream.concat(
            Stream.of(secret),
            previous.stream().filter(old -> now.isBefore(old.until())).map(PreviousSecret::secret))
        .toList();
  }

  /** {@return the name of its place in the stream of events} */
  public String subscriber() {
    return SUBSCRIBER + id;
  }

  /** {@return whether a place in the stream of events is, or was, that of a webhook} */
  static boolean isSubscriber(String name) {
    return name.startsWith(SUBSCRIBER);
  }
}

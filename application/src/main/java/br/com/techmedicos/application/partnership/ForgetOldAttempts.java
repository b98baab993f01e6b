package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes old attempts, and what waits for webhooks that were removed. */
public final class ForgetOldAttempts {

  /** How long an attempt stays in the log. */
  public static final Duration ATTEMPTS = Duration.ofDays(30);

  private final UnitOfWork unitOfWork;
  private final Webhooks webhooks;
  private final DeliveryLog log;
  private final Letters letters;
  private final Clock clock;

  ForgetOldAttempts(
      UnitOfWork unitOfWork, Webhooks webhooks, DeliveryLog log, Letters letters, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
    this.log = log;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Limits a run.
   *
   * @param limit the most attempts, and the most letters of a webhook
   */
  public record Command(int limit) {}

  /** {@return the most that was removed of anything; if it equals the limit, there may be more} */
  public int handle(Command command) {
    int removed =
        unitOfWork.execute(() -> log.forget(clock.instant().minus(ATTEMPTS), command.limit()));
    Set<String> addressees = letters.subscribers(); // before the webhooks: a new one is none yet
    Set<String> known =
        webhooks.all().stream().map(Webhook::subscriber).collect(Collectors.toSet());
    for (String name : addressees) {
      if (Webhook.isSubscriber(name) && !known.contains(name)) {
        removed =
            Math.max(removed, unitOfWork.execute(() -> letters.withdraw(name, command.limit())));
      }
    }
    return removed;
  }
}

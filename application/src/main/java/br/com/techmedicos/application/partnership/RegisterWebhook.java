package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Registers an address of a partner, for operators. It is told what happens from then on. */
public final class RegisterWebhook {

  /** The most webhooks: each is a place in the stream of events, and a thread while it is told. */
  public static final int MOST = 50;

  private final UnitOfWork unitOfWork;
  private final Webhooks webhooks;
  private final PartnerCalls calls;
  private final NewSecrets secrets;
  private final IdGenerator ids;
  private final Clock clock;

  RegisterWebhook(
      UnitOfWork unitOfWork,
      Webhooks webhooks,
      PartnerCalls calls,
      SecretTokens tokens,
      SecretCipher cipher,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
    this.calls = calls;
    this.secrets = new NewSecrets(tokens, cipher);
    this.ids = ids;
    this.clock = clock;
  }

  /** Where, and what to tell. */
  public record Command(WebhookAddress address, Set<WebhookEvent> events) {

    public Command {
      events = Set.copyOf(events);
    }
  }

  /**
   * A webhook with a new secret.
   *
   * @param secret for the partner; it is not shown again
   */
  public record Registered(Webhook webhook, SecretToken secret) {}

  /**
   * Registers the address.
   *
   * @return the webhook
   * @throws DomainException with {@link PartnershipViolation.AddressInternal}, {@link
   *     PartnershipViolation.AddressUnknown}, {@link PartnershipViolation.AddressMalformed} or
   *     {@link PartnershipViolation.TooManyWebhooks}
   */
  public Registered handle(Command command) {
    command.address().requireWellFormed();
    calls.requireOutside(command.address());
    UUID id = ids.next();
    NewSecrets.NewSecret secret = secrets.next(id);
    Webhook webhook =
        new Webhook(
            id,
            command.address(),
            command.events(),
            secret.sealed(),
            Optional.empty(),
            clock.instant(),
            Optional.empty(),
            Optional.empty());
    unitOfWork.run(
        () -> {
          if (webhooks.holdAll().size() >= MOST) {
            throw new DomainException(new PartnershipViolation.TooManyWebhooks(MOST));
          }
          webhooks.add(webhook);
        });
    return new Registered(webhook, secret.token());
  }
}

package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.util.List;

/** The use cases about partners, and what tells them. */
public final class Partnership {

  private final Dependencies ports;
  private final IdGenerator ids;
  private final Clock clock;

  /** The ports that it needs. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Webhooks webhooks,
      DeliveryLog log,
      Letters letters,
      SecretTokens secretTokens,
      SecretCipher secretCipher,
      PartnerCalls calls) {}

  public Partnership(Dependencies ports, IdGenerator ids, Clock clock) {
    this.ports = ports;
    this.ids = ids;
    this.clock = clock;
  }

  /** {@return the partners to be told as they are registered now, without those switched off} */
  public List<Subscriber> subscribers() {
    return ports.webhooks.all().stream()
        .filter(webhook -> !webhook.isOff())
        .map(this::subscriber)
        .toList();
  }

  private Subscriber subscriber(Webhook webhook) {
    return new PartnerWebhook(
        ports.unitOfWork,
        ports.webhooks,
        ports.log,
        ports.secretCipher,
        ports.calls,
        ids,
        clock,
        webhook);
  }

  /** {@return the subscriber that tells a broker everything} */
  public Subscriber subscriber(EventBroker broker) {
    return new BrokerSubscriber(broker);
  }

  public RegisterWebhook registerWebhook() {
    return new RegisterWebhook(
        ports.unitOfWork,
        ports.webhooks,
        ports.calls,
        ports.secretTokens,
        ports.secretCipher,
        ids,
        clock);
  }

  public RotateWebhookSecret rotateWebhookSecret() {
    return new RotateWebhookSecret(
        ports.unitOfWork, ports.webhooks, ports.secretTokens, ports.secretCipher, clock);
  }

  public ResumeWebhook resumeWebhook() {
    return new ResumeWebhook(ports.unitOfWork, ports.webhooks);
  }

  public RemoveWebhook removeWebhook() {
    return new RemoveWebhook(ports.unitOfWork, ports.webhooks);
  }

  /** {@return the use case}; to be called periodically */
  public ForgetOldAttempts forgetOldAttempts() {
    return new ForgetOldAttempts(ports.unitOfWork, ports.webhooks, ports.log, ports.letters, clock);
  }
}

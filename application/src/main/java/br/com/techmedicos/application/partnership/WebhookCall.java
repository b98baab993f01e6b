package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.identity.SecretToken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is said to a partner.
 *
 * @param id of the event; the same however often it is told
 * @param type what happened
 * @param aggregateId what it happened to
 * @param at when this is said
 * @param secrets sign it, each
 */
public record WebhookCall(
    WebhookAddress address,
    UUID id,
    String type,
    UUID aggregateId,
    Instant occurredAt,
    Instant at,
    List<SecretToken> secrets) {

  public WebhookCall {
    secrets = List.copyOf(secrets);
  }
}

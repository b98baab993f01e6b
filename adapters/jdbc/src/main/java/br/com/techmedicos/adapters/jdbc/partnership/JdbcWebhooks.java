package br.com.techmedicos.adapters.jdbc.partnership;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookEvent;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.Page;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webhooks, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcWebhooks
    implements Webhooks, GenericRepository<JdbcWebhooks.WebhookRow, UUID> {

  private static final String SEPARATOR = " ";

  @MappedEntity("webhook")
  record WebhookRow(
      @Id @UuidColumn UUID id,
      String address,
      String events,
      String secret,
      @Nullable String previousSecret,
      @Nullable @InstantColumn Instant previousUntil,
      @InstantColumn Instant registeredAt,
      @Nullable @InstantColumn Instant failingSince,
      @Nullable @InstantColumn Instant offSince) {

    static WebhookRow of(Webhook webhook) {
      return new WebhookRow(
          webhook.id(),
          webhook.address().value(),
          webhook.events().stream()
              .map(WebhookEvent::type)
              .sorted()
              .collect(Collectors.joining(SEPARATOR)),
          webhook.secret().value(),
          webhook.previous().map(previous -> previous.secret().value()).orElse(null),
          webhook.previous().map(Webhook.PreviousSecret::until).orElse(null),
          webhook.registeredAt(),
          webhook.failingSince().orElse(null),
          webhook.offSince().orElse(null));
    }

    /** A type of event that this version does not know is one that it cannot tell. */
    Webhook webhook() {
      return new Webhook(
          id,
          new WebhookAddress(address),
          Stream.of(events.split(SEPARATOR))
              .filter(WebhookEvent.TYPES::contains)
              .map(WebhookEvent::new)
              .collect(Collectors.toUnmodifiableSet()),
          new SealedSecret(secret),
          previousSecret == null || previousUntil == null
              ? Optional.empty()
              : Optional.of(
                  new Webhook.PreviousSecret(new SealedSecret(previousSecret), previousUntil)),
          registeredAt,
          Optional.ofNullable(failingSince),
          Optional.ofNullable(offSince));
    }
  }

  @Override
  public void add(Webhook webhook) {
    save(WebhookRow.of(webhook));
  }

  abstract void save(WebhookRow row);

  @Override
  public void update(Webhook webhook) {
    WebhookRow row = WebhookRow.of(webhook);
    updateSecrets(row.id(), row.secret(), row.previousSecret(), row.previousUntil());
  }

  @Query(
      "UPDATE webhook SET secret = :secret, previous_secret = :previous, previous_until = :until"
          + " WHERE id = :id")
  abstract void updateSecrets(
      @UuidColumn UUID id,
      String secret,
      @Nullable String previous,
      @Nullable @InstantColumn Instant until);

  @Override
  public void updateStanding(Webhook webhook) {
    WebhookRow row = WebhookRow.of(webhook);
    updateStanding(row.id(), row.failingSince(), row.offSince());
  }

  @Query("UPDATE webhook SET failing_since = :failing, off_since = :off WHERE id = :id")
  abstract void updateStanding(
      @UuidColumn UUID id,
      @Nullable @InstantColumn Instant failing,
      @Nullable @InstantColumn Instant off);

  @Override
  public Optional<Webhook> find(UUID id) {
    return row(id).map(WebhookRow::webhook);
  }

  @Query("SELECT * FROM webhook WHERE id = :id")
  abstract Optional<WebhookRow> row(@UuidColumn UUID id);

  @Override
  public Optional<Webhook> hold(UUID id) {
    return rowForUpdate(id).map(WebhookRow::webhook);
  }

  @Query("SELECT * FROM webhook WHERE id = :id FOR UPDATE")
  abstract Optional<WebhookRow> rowForUpdate(@UuidColumn UUID id);

  /** The first is enough: who waited for it reads the others after that. */
  @Override
  public List<Webhook> holdAll() {
    firstForUpdate();
    return all();
  }

  @Query("SELECT * FROM webhook ORDER BY id LIMIT 1 FOR UPDATE")
  abstract Optional<WebhookRow> firstForUpdate();

  @Override
  public List<Webhook> all() {
    return rows().stream().map(WebhookRow::webhook).toList();
  }

  @Query("SELECT * FROM webhook ORDER BY id")
  abstract List<WebhookRow> rows();

  @Override
  public Page<Webhook, UUID> list(int limit, Optional<UUID> after) {
    return Page.cut(
        following(after.orElse(UuidColumn.FIRST), limit + 1).stream()
            .map(WebhookRow::webhook)
            .toList(),
        Webhook::id,
        limit);
  }

  @Query("SELECT * FROM webhook WHERE id > :after ORDER BY id LIMIT :limit")
  abstract List<WebhookRow> following(@UuidColumn UUID after, int limit);

  @Override
  public boolean remove(UUID id) {
    return removeRow(id) > 0;
  }

  @Query("DELETE FROM webhook WHERE id = :id")
  abstract int removeRow(@UuidColumn UUID id);
}

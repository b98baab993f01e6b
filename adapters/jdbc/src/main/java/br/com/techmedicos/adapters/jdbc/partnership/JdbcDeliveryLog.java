package br.com.techmedicos.adapters.jdbc.partnership;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.partnership.DeliveryAttempt;
import br.com.techmedicos.application.partnership.DeliveryLog;
import br.com.techmedicos.application.shared.Page;
import io.micronaut.data.annotation.Expandable;
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
import org.jspecify.annotations.Nullable;

/** Attempts to tell partners, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcDeliveryLog
    implements DeliveryLog, GenericRepository<JdbcDeliveryLog.AttemptRow, UUID> {

  private static final UUID LAST = new UUID(-1, -1);

  private final JdbcUnitOfWork unitOfWork;

  JdbcDeliveryLog(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @MappedEntity("webhook_delivery")
  record AttemptRow(
      @Id @UuidColumn UUID id,
      @UuidColumn UUID webhookId,
      @UuidColumn UUID eventId,
      String type,
      @InstantColumn Instant triedAt,
      @Nullable String problem) {

    DeliveryAttempt attempt() {
      return new DeliveryAttempt(
          id, webhookId, eventId, type, triedAt, Optional.ofNullable(problem));
    }
  }

  @Override
  public void add(DeliveryAttempt attempt) {
    save(
        new AttemptRow(
            attempt.id(),
            attempt.webhook(),
            attempt.event(),
            attempt.type(),
            attempt.at(),
            attempt.problem().orElse(null)));
  }

  abstract void save(AttemptRow row);

  @Override
  public Page<DeliveryAttempt, UUID> list(UUID webhook, int limit, Optional<UUID> after) {
    return Page.cut(
        before(webhook, after.orElse(LAST), limit + 1).stream().map(AttemptRow::attempt).toList(),
        DeliveryAttempt::id,
        limit);
  }

  @Query(
      "SELECT * FROM webhook_delivery WHERE webhook_id = :webhook AND id < :last"
          + " ORDER BY id DESC LIMIT :limit")
  abstract List<AttemptRow> before(@UuidColumn UUID webhook, @UuidColumn UUID last, int limit);

  @Override
  public int forget(Instant before, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<UUID> old = old(before, limit).stream().map(IdRow::id).toList();
          return old.isEmpty() ? 0 : removeAttempts(old);
        });
  }

  @MappedEntity("webhook_delivery")
  record IdRow(@Id @UuidColumn UUID id) {}

  @Query("SELECT id FROM webhook_delivery WHERE tried_at < :before ORDER BY tried_at LIMIT :limit")
  abstract List<IdRow> old(@InstantColumn Instant before, int limit);

  @Query("DELETE FROM webhook_delivery WHERE id IN (:attempts)")
  abstract int removeAttempts(@Expandable @UuidColumn List<UUID> attempts);
}

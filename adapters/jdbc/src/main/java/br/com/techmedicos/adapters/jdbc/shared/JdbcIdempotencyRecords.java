package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answers to requests that a client may retry, one row per key. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcIdempotencyRecords
    implements IdempotencyRecords, GenericRepository<JdbcIdempotencyRecords.RecordRow, String> {

  private static final String THE_KEY =
      " WHERE caller = :caller AND route = :route AND request_key = :requestKey";
  private static final Argument<Map<String, String>> HEADERS =
      Argument.mapOf(String.class, String.class);

  private final JdbcUnitOfWork unitOfWork;
  private final Json json;

  JdbcIdempotencyRecords(JdbcUnitOfWork unitOfWork, Json json) {
    this.unitOfWork = unitOfWork;
    this.json = json;
  }

  @MappedEntity("idempotency_record")
  record RecordRow(
      String caller,
      String route,
      String requestKey,
      String fingerprint,
      @UuidColumn UUID claimId,
      @InstantColumn Instant claimedAt,
      @Nullable Integer status,
      @Nullable String headers,
      @Nullable String body) {

    boolean isFreeFor(Claim claim) {
      boolean underWayTooLong =
          status == null
              && fingerprint.equals(claim.fingerprint())
              && claimedAt.isBefore(claim.at().minus(LEASE));
      return underWayTooLong || claimedAt.isBefore(claim.at().minus(KEPT));
    }
  }

  /**
   * Writes before it reads, so that a new key takes one statement. Each statement is committed at
   * once: a duplicate that kept its lock on the row would deadlock with another one.
   */
  @Override
  public Optional<Remembered> claim(Key key, Claim claim) {
    return unitOfWork.oneByOne(
        () -> {
          while (!claimsNew(key, claim)) {
            Optional<RecordRow> kept = find(key.caller(), key.route(), key.value());
            if (kept.isPresent() && !kept.get().isFreeFor(claim)) {
              return kept.map(this::remembered);
            }
            if (kept.isPresent() && takesOver(key, claim)) {
              return Optional.empty();
            }
            // another caller was faster, or released the key in the meantime
          }
          return Optional.empty();
        });
  }

  @Override
  public Optional<Remembered> find(Key key, Instant now) {
    return find(key.caller(), key.route(), key.value())
        .filter(row -> !row.claimedAt().isBefore(now.minus(KEPT)))
        .map(this::remembered);
  }

  @Query("SELECT * FROM idempotency_record" + THE_KEY)
  abstract Optional<RecordRow> find(String caller, String route, String requestKey);

  private Remembered remembered(RecordRow row) {
    Optional<Answer> answer =
        row.status() == null || row.headers() == null || row.body() == null
            ? Optional.empty()
            : Optional.of(new Answer(row.status(), json.read(row.headers(), HEADERS), row.body()));
    return new Remembered(row.fingerprint(), answer);
  }

  private boolean claimsNew(Key key, Claim claim) {
    RecordRow row =
        new RecordRow(
            key.caller(),
            key.route(),
            key.value(),
            claim.fingerprint(),
            claim.id(),
            claim.at(),
            null,
            null,
            null);
    return SqlErrors.writesUnlessTaken(() -> save(row));
  }

  abstract void save(RecordRow row);

  private boolean takesOver(Key key, Claim claim) {
    return takeOver(
            key.caller(),
            key.route(),
            key.value(),
            claim.fingerprint(),
            claim.id(),
            claim.at(),
            claim.at().minus(KEPT),
            claim.at().minus(LEASE))
        == 1;
  }

  @Query(
      "UPDATE idempotency_record"
          + " SET fingerprint = :fingerprint, claim_id = :claimId, claimed_at = :claimedAt,"
          + " status = NULL, headers = NULL, body = NULL"
          + THE_KEY
          + " AND (claimed_at < :expired OR"
          + " (status IS NULL AND fingerprint = :fingerprint AND claimed_at < :abandoned))")
  abstract int takeOver(
      String caller,
      String route,
      String requestKey,
      String fingerprint,
      UUID claimId,
      Instant claimedAt,
      @InstantColumn Instant expired,
      @InstantColumn Instant abandoned);

  @Override
  public void complete(Key key, UUID claimId, Answer answer) {
    int completed =
        complete(
            key.caller(),
            key.route(),
            key.value(),
            claimId,
            answer.status(),
            json.write(answer.headers()),
            answer.body());
    if (completed == 0) {
      throw new StaleVersion();
    }
  }

  @Query(
      "UPDATE idempotency_record SET status = :status, headers = :headers, body = :body"
          + THE_KEY
          + " AND claim_id = :claimId")
  abstract int complete(
      String caller,
      String route,
      String requestKey,
      UUID claimId,
      int status,
      String headers,
      String body);

  @Override
  public void release(Key key, UUID claimId) {
    release(key.caller(), key.route(), key.value(), claimId);
  }

  @Query("DELETE FROM idempotency_record" + THE_KEY + " AND claim_id = :claimId AND status IS NULL")
  abstract void release(String caller, String route, String requestKey, UUID claimId);

  @Override
  @Query("DELETE FROM idempotency_record WHERE caller = :caller")
  public abstract void forgetAll(String caller);

  @Override
  public int forgetExpired(Instant now, int limit) {
    return forget(now.minus(KEPT), limit);
  }

  @Query("DELETE FROM idempotency_record WHERE claimed_at < :claimedAt LIMIT :limit")
  abstract int forget(Instant claimedAt, int limit);
}

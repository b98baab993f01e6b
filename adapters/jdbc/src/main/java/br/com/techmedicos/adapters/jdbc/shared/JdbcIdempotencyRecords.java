package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The answers to requests that a client may repeat, a row a key. */
@Singleton
public final class JdbcIdempotencyRecords implements IdempotencyRecords {

  private static final String THE_KEY = " WHERE caller = ? AND route = ? AND request_key = ?";
  private static final Argument<Map<String, String>> HEADERS =
      Argument.mapOf(String.class, String.class);

  private final Sql sql;
  private final Json json;

  JdbcIdempotencyRecords(Sql sql, Json json) {
    this.sql = sql;
    this.json = json;
  }

  /**
   * Looks before it writes: a duplicate that wrote first would hold a lock on the row, and of two
   * such duplicates neither could write again.
   */
  @Override
  public Optional<Remembered> claim(Key key, Claim claim) {
    while (true) {
      Optional<Kept> kept = find(key);
      if (kept.isPresent() && !kept.get().isFreeFor(claim)) {
        return Optional.of(kept.get().remembered());
      }
      if (kept.isPresent() ? takesOver(key, claim) : claimsNew(key, claim)) {
        return Optional.empty();
      }
      // someone else was faster, or gave it back in this very moment
    }
  }

  private record Kept(Remembered remembered, Instant claimedAt) {

    boolean isFreeFor(Claim claim) {
      boolean underWayTooLong =
          remembered.answer().isEmpty()
              && remembered.fingerprint().equals(claim.fingerprint())
              && claimedAt.isBefore(claim.at().minus(LEASE));
      return underWayTooLong || claimedAt.isBefore(claim.at().minus(KEPT));
    }
  }

  private boolean claimsNew(Key key, Claim claim) {
    return SqlErrors.writesUnlessTaken(
        () ->
            sql.update(
                "INSERT INTO idempotency_record"
                    + " (caller, route, request_key, fingerprint, claim_id, claimed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                key.caller(),
                key.route(),
                key.value(),
                claim.fingerprint(),
                claim.id(),
                claim.at()));
  }

  private boolean takesOver(Key key, Claim claim) {
    return sql.update(
            "UPDATE idempotency_record"
                + " SET fingerprint = ?, claim_id = ?, claimed_at = ?,"
                + " status = NULL, headers = NULL, body = NULL"
                + THE_KEY
                + " AND (claimed_at < ? OR"
                + " (status IS NULL AND fingerprint = ? AND claimed_at < ?))",
            claim.fingerprint(),
            claim.id(),
            claim.at(),
            key.caller(),
            key.route(),
            key.value(),
            claim.at().minus(KEPT),
            claim.fingerprint(),
            claim.at().minus(LEASE))
        == 1;
  }

  private Optional<Kept> find(Key key) {
    return sql.find(
        "SELECT fingerprint, claimed_at, status, headers, body FROM idempotency_record" + THE_KEY,
        row ->
            new Kept(
                new Remembered(row.text("fingerprint"), answer(row)), row.instant("claimed_at")),
        key.caller(),
        key.route(),
        key.value());
  }

  private Optional<Answer> answer(Row row) {
    return row.optionalNumber("status")
        .map(
            status ->
                new Answer(
                    status.intValue(), json.read(row.text("headers"), HEADERS), row.text("body")));
  }

  @Override
  public void complete(Key key, UUID claimId, Answer answer) {
    int completed =
        sql.update(
            "UPDATE idempotency_record SET status = ?, headers = ?, body = ?"
                + THE_KEY
                + " AND claim_id = ?",
            answer.status(),
            json.write(answer.headers()),
            answer.body(),
            key.caller(),
            key.route(),
            key.value(),
            claimId);
    if (completed == 0) {
      throw new StaleVersion();
    }
  }

  @Override
  public void release(Key key, UUID claimId) {
    sql.update(
        "DELETE FROM idempotency_record" + THE_KEY + " AND claim_id = ? AND status IS NULL",
        key.caller(),
        key.route(),
        key.value(),
        claimId);
  }

  @Override
  public void forgetAll(String caller) {
    sql.update("DELETE FROM idempotency_record WHERE caller = ?", caller);
  }

  @Override
  public int forgetExpired(Instant now, int limit) {
    return sql.update(
        "DELETE FROM idempotency_record WHERE claimed_at < ? LIMIT ?", now.minus(KEPT), limit);
  }
}

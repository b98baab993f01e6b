package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.Conditions;
import br.com.techmedicos.adapters.jdbc.shared.Pages;
import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions and their refresh tokens, of which only digests are kept. */
@Singleton
public final class JdbcSessions implements Sessions {

  private final Sql sql;

  JdbcSessions(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void open(RefreshToken first) {
    Session session = first.session();
    sql.atomically(
        () -> {
          sql.update(
              "INSERT INTO login_session (id, account_id, role, started_at) VALUES (?, ?, ?, ?)",
              session.id().value(),
              session.account().value(),
              session.account().role(),
              session.startedAt());
          keep(first);
        });
  }

  private void keep(RefreshToken token) {
    sql.update(
        "INSERT INTO refresh_token (digest, session_id, issued_at) VALUES (?, ?, ?)",
        token.digest().value(),
        token.session().id().value(),
        token.issuedAt());
  }

  @Override
  public Optional<RefreshToken> find(TokenDigest digest) {
    return sql.find(
        "SELECT t.digest, t.issued_at, t.rotated_at, s.id, s.role, s.account_id, s.started_at,"
            + " s.ended_at FROM refresh_token t JOIN login_session s ON s.id = t.session_id"
            + " WHERE t.digest = ?",
        JdbcSessions::token,
        digest.value());
  }

  private static RefreshToken token(Row row) {
    return new RefreshToken(
        new TokenDigest(row.text("digest")),
        session(row),
        row.instant("issued_at"),
        row.optionalInstant("rotated_at"));
  }

  private static Session session(Row row) {
    return new Session(
        new SessionId(row.id("id")),
        new AccountId(row.constant(Role.class, "role"), row.id("account_id")),
        row.instant("started_at"),
        row.optionalInstant("ended_at"));
  }

  @Override
  public void rotate(TokenDigest used, RefreshToken successor, Instant now) {
    sql.atomically(
        () -> {
          sql.update(
              "UPDATE refresh_token SET rotated_at = ? WHERE digest = ? AND rotated_at IS NULL",
              now,
              used.value());
          keep(successor);
        });
  }

  @Override
  public void end(SessionId session, Instant now) {
    sql.update(
        "UPDATE login_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        now,
        session.value());
  }

  @Override
  public void endAll(AccountId account, Instant now) {
    sql.update(
        "UPDATE login_session SET ended_at = ?"
            + " WHERE account_id = ? AND role = ? AND ended_at IS NULL",
        now,
        account.value(),
        account.role());
  }

  @Override
  public Page<Session, SessionId> of(AccountId account, Optional<SessionId> after, int limit) {
    Conditions conditions =
        new Conditions("account_id = ?", account.value())
            .and("role = ?", account.role())
            .and("id > ?", after.map(SessionId::value));
    return Pages.cut(
        sql.list(
            "SELECT * FROM login_session" + conditions.sql() + " ORDER BY id LIMIT ?",
            JdbcSessions::session,
            conditions.values(limit + 1)),
        Session::id,
        limit);
  }

  @Override
  public void forgetAll(AccountId account) {
    sql.atomically(
        () -> {
          sql.update(
              "DELETE FROM refresh_token WHERE session_id IN"
                  + " (SELECT id FROM login_session WHERE account_id = ? AND role = ?)",
              account.value(),
              account.role());
          sql.update(
              "DELETE FROM login_session WHERE account_id = ? AND role = ?",
              account.value(),
              account.role());
        });
  }

  @Override
  public int forget(Instant startedBefore, int limit) {
    return sql.atomically(
        () -> {
          List<UUID> old =
              sql.list(
                  "SELECT id FROM login_session WHERE started_at < ? ORDER BY started_at LIMIT ?",
                  row -> row.id("id"),
                  startedBefore,
                  limit);
          for (UUID session : old) {
            sql.update("DELETE FROM refresh_token WHERE session_id = ?", session);
            sql.update("DELETE FROM login_session WHERE id = ?", session);
          }
          return old.size();
        });
  }
}

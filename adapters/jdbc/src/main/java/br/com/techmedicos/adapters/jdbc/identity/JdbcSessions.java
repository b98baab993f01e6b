package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.DeviceDescription;
import br.com.techmedicos.application.identity.Network;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
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

/** Sessions and the digests of their refresh tokens. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcSessions
    implements Sessions, GenericRepository<JdbcSessions.SessionRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;

  JdbcSessions(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @MappedEntity("login_session")
  record SessionRow(
      @Id @UuidColumn UUID id,
      @UuidColumn UUID accountId,
      Role role,
      @InstantColumn Instant startedAt,
      @InstantColumn @Nullable Instant endedAt,
      @Nullable String device,
      @Nullable String network) {

    Session session() {
      return new Session(
          new SessionId(id),
          new AccountId(role, accountId),
          startedAt,
          Optional.ofNullable(endedAt),
          Optional.ofNullable(device).map(DeviceDescription::new),
          Optional.ofNullable(network).map(Network::new));
    }
  }

  /** A refresh token joined with its session. */
  @MappedEntity("refresh_token")
  record TokenRow(
      @Id String digest,
      @Nullable String predecessor,
      @InstantColumn Instant issuedAt,
      @InstantColumn @Nullable Instant rotatedAt,
      boolean answered,
      @UuidColumn UUID sessionId,
      @UuidColumn UUID accountId,
      Role role,
      @InstantColumn Instant startedAt,
      @InstantColumn @Nullable Instant endedAt,
      @Nullable String device,
      @Nullable String network) {

    RefreshToken token() {
      return new RefreshToken(
          new TokenDigest(digest),
          new SessionRow(sessionId, accountId, role, startedAt, endedAt, device, network).session(),
          Optional.ofNullable(predecessor).map(TokenDigest::new),
          issuedAt,
          Optional.ofNullable(rotatedAt),
          answered);
    }
  }

  @Override
  public void open(RefreshToken first) {
    Session session = first.session();
    AccountId account = session.account();
    unitOfWork.atomically(
        () -> {
          save(
              new SessionRow(
                  session.id().value(),
                  account.value(),
                  account.role(),
                  session.startedAt(),
                  null,
                  session.device().map(DeviceDescription::value).orElse(null),
                  session.network().map(Network::value).orElse(null)));
          keep(first);
        });
  }

  abstract void save(SessionRow row);

  private void keep(RefreshToken token) {
    insert(
        token.digest().value(),
        token.session().id().value(),
        token.predecessor().map(TokenDigest::value).orElse(null),
        token.issuedAt());
  }

  @Query(
      "INSERT INTO refresh_token (digest, session_id, predecessor, issued_at)"
          + " VALUES (:digest, :session, :predecessor, :issuedAt)")
  abstract void insert(
      String digest,
      @UuidColumn UUID session,
      @Nullable String predecessor,
      @InstantColumn Instant issuedAt);

  @Override
  public Optional<RefreshToken> find(TokenDigest digest) {
    return find(digest.value()).map(TokenRow::token);
  }

  @Query(
      "SELECT t.digest, t.predecessor, t.issued_at, t.rotated_at, t.session_id, s.account_id,"
          + " s.role, s.started_at, s.ended_at, s.device, s.network, EXISTS (SELECT 1 FROM refresh_token n"
          + " WHERE n.predecessor = t.digest AND n.rotated_at IS NOT NULL) AS answered"
          + " FROM refresh_token t JOIN login_session s ON s.id = t.session_id"
          + " WHERE t.digest = :digest")
  abstract Optional<TokenRow> find(String digest);

  @Override
  public void rotate(RefreshToken successor, Instant now) {
    TokenDigest used = successor.predecessor().orElseThrow();
    unitOfWork.atomically(
        () -> {
          rotate(used.value(), now);
          keep(successor);
        });
  }

  @Query("UPDATE refresh_token SET rotated_at = :now WHERE digest = :used AND rotated_at IS NULL")
  abstract void rotate(String used, @InstantColumn Instant now);

  @Override
  public void end(SessionId session, Instant now) {
    end(session.value(), now);
  }

  @Query("UPDATE login_session SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
  abstract void end(UUID id, @InstantColumn Instant now);

  @Override
  public boolean endOne(AccountId account, SessionId session, Instant now) {
    return endOne(session.value(), account.value(), account.role(), now) == 1;
  }

  @Query(
      "UPDATE login_session SET ended_at = :now WHERE id = :id AND account_id = :accountId"
          + " AND role = :role AND ended_at IS NULL")
  abstract int endOne(UUID id, UUID accountId, Role role, @InstantColumn Instant now);

  @Override
  public void endOthers(AccountId account, Optional<SessionId> kept, Instant now) {
    unitOfWork.atomically(
        () -> {
          UUID goesOn = kept.map(SessionId::value).orElse(UuidColumn.FIRST);
          endTokensWithoutSession(account.value(), account.role(), now);
          endOthers(account.value(), account.role(), goesOn, now);
        });
  }

  @Query(
      "UPDATE account SET tokens_since = GREATEST(COALESCE(tokens_since, :now), :now)"
          + " WHERE id = :accountId AND role = :role")
  abstract void endTokensWithoutSession(UUID accountId, Role role, @InstantColumn Instant now);

  @Override
  @Query("UPDATE login_session SET ended_at = :now WHERE ended_at IS NULL")
  public abstract void endEverybodys(@InstantColumn Instant now);

  @Override
  public Optional<Instant> lastEndOf(AccountId account) {
    return tokensSince(account.value(), account.role()).map(InstantColumn.Converter::at);
  }

  @Query(
      "SELECT tokens_since FROM account WHERE id = :accountId AND role = :role"
          + " AND tokens_since IS NOT NULL")
  abstract Optional<Long> tokensSince(UUID accountId, Role role);

  @Query(
      "UPDATE login_session SET ended_at = :now"
          + " WHERE account_id = :accountId AND role = :role AND id <> :kept"
          + " AND ended_at IS NULL")
  abstract void endOthers(
      UUID accountId, Role role, @UuidColumn UUID kept, @InstantColumn Instant now);

  @Override
  public Page<Session, SessionId> of(AccountId account, Optional<SessionId> after, int limit) {
    UUID last = after.map(SessionId::value).orElse(UuidColumn.FIRST);
    return Page.cut(
        following(account.value(), account.role(), last, limit + 1).stream()
            .map(SessionRow::session)
            .toList(),
        Session::id,
        limit);
  }

  @Query(
      "SELECT * FROM login_session WHERE account_id = :accountId AND role = :role"
          + " AND id > :id ORDER BY id LIMIT :limit")
  abstract List<SessionRow> following(UUID accountId, Role role, UUID id, int limit);

  @Override
  public Page<Session, SessionId> open(
      AccountId account,
      Instant startedAfter,
      Instant usedAfter,
      Optional<SessionId> after,
      int limit) {
    UUID last = after.map(SessionId::value).orElse(UuidColumn.FIRST);
    return Page.cut(
        open(account.value(), account.role(), startedAfter, usedAfter, last, limit + 1).stream()
            .map(SessionRow::session)
            .toList(),
        Session::id,
        limit);
  }

  @Query(
      "SELECT * FROM login_session WHERE account_id = :accountId AND role = :role"
          + " AND ended_at IS NULL AND started_at > :startedAfter AND EXISTS (SELECT 1"
          + " FROM refresh_token t WHERE t.session_id = login_session.id"
          + " AND t.issued_at > :usedAfter) AND id > :id ORDER BY id LIMIT :limit")
  abstract List<SessionRow> open(
      UUID accountId,
      Role role,
      @InstantColumn Instant startedAfter,
      @InstantColumn Instant usedAfter,
      UUID id,
      int limit);

  @Override
  public void forgetAll(AccountId account) {
    unitOfWork.atomically(
        () -> {
          removeTokensOf(account.value(), account.role());
          removeAll(account.value(), account.role());
        });
  }

  @Query(
      "DELETE FROM refresh_token WHERE session_id IN"
          + " (SELECT id FROM login_session WHERE account_id = :accountId AND role = :role)")
  abstract void removeTokensOf(UUID accountId, Role role);

  @Query("DELETE FROM login_session WHERE account_id = :accountId AND role = :role")
  abstract void removeAll(UUID accountId, Role role);

  @Override
  public int forget(Instant startedBefore, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<SessionRow> old = old(startedBefore, limit);
          for (SessionRow session : old) {
            removeTokens(session.id());
            remove(session.id());
          }
          return old.size();
        });
  }

  @Query(
      "SELECT * FROM login_session WHERE started_at < :startedBefore"
          + " ORDER BY started_at LIMIT :limit")
  abstract List<SessionRow> old(@InstantColumn Instant startedBefore, int limit);

  @Query("DELETE FROM refresh_token WHERE session_id = :id")
  abstract void removeTokens(UUID id);

  @Query("DELETE FROM login_session WHERE id = :id")
  abstract void remove(UUID id);
}

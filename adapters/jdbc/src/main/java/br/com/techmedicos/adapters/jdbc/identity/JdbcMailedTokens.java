package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.MailedToken;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.EmailAddress;
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

/** The digests of mailed tokens, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcMailedTokens
    implements MailedTokens, GenericRepository<JdbcMailedTokens.MailedTokenRow, String> {

  @MappedEntity("mailed_token")
  record MailedTokenRow(
      @Id String digest,
      MailedToken.Purpose purpose,
      @UuidColumn UUID accountId,
      Role role,
      @UuidColumn UUID requestId,
      @InstantColumn Instant expiresAt,
      @Nullable String address,
      @UuidColumn @Nullable UUID sessionId) {

    MailedToken token() {
      return new MailedToken(
          new TokenDigest(digest),
          purpose,
          new AccountId(role, accountId),
          requestId,
          expiresAt,
          Optional.ofNullable(address).map(EmailAddress::new),
          Optional.ofNullable(sessionId).map(SessionId::new));
    }
  }

  @Override
  public void add(MailedToken token) {
    save(
        new MailedTokenRow(
            token.digest().value(),
            token.purpose(),
            token.account().value(),
            token.account().role(),
            token.request(),
            token.expiresAt(),
            token.address().map(EmailAddress::value).orElse(null),
            token.session().map(SessionId::value).orElse(null)));
  }

  abstract void save(MailedTokenRow row);

  @Override
  public Optional<MailedToken> find(TokenDigest digest) {
    return findByDigest(digest.value()).map(MailedTokenRow::token);
  }

  abstract Optional<MailedTokenRow> findByDigest(String digest);

  @Override
  public boolean spend(TokenDigest digest) {
    return remove(digest.value()) == 1;
  }

  @Query("DELETE FROM mailed_token WHERE digest = :digest")
  abstract int remove(String digest);

  @Override
  public int otherRequests(
      AccountId account, MailedToken.Purpose purpose, UUID request, Instant now) {
    return otherRequests(account.value(), account.role(), purpose, request, now);
  }

  @Query(
      "SELECT COUNT(DISTINCT request_id) FROM mailed_token"
          + " WHERE account_id = :accountId AND role = :role"
          + " AND purpose = :purpose AND expires_at > :now AND request_id <> :request")
  abstract int otherRequests(
      @UuidColumn UUID accountId,
      Role role,
      MailedToken.Purpose purpose,
      @UuidColumn UUID request,
      @InstantColumn Instant now);

  @Override
  public List<MailedToken> of(AccountId account, MailedToken.Purpose purpose) {
    return rows(account.value(), account.role(), purpose).stream()
        .map(MailedTokenRow::token)
        .toList();
  }

  @Query(
      "SELECT * FROM mailed_token"
          + " WHERE account_id = :accountId AND role = :role AND purpose = :purpose")
  abstract List<MailedTokenRow> rows(
      @UuidColumn UUID accountId, Role role, MailedToken.Purpose purpose);

  @Override
  public void withdraw(AccountId account, MailedToken.Purpose purpose) {
    removeFor(account.value(), account.role(), purpose);
  }

  @Query(
      "DELETE FROM mailed_token"
          + " WHERE account_id = :accountId AND role = :role AND purpose = :purpose")
  abstract void removeFor(@UuidColumn UUID accountId, Role role, MailedToken.Purpose purpose);

  @Override
  public void forgetAll(AccountId account) {
    removeAll(account.value(), account.role());
  }

  @Query("DELETE FROM mailed_token WHERE account_id = :accountId AND role = :role")
  abstract void removeAll(@UuidColumn UUID accountId, Role role);

  @Override
  @Query("DELETE FROM mailed_token WHERE expires_at < :expiredBefore LIMIT :limit")
  public abstract int forget(@InstantColumn Instant expiredBefore, int limit);
}

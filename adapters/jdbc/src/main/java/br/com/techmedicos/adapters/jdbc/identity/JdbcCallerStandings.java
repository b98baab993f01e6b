package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads the account and, by its key, the session, in one statement. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcCallerStandings
    implements CallerStandings, GenericRepository<JdbcAccounts.AccountRow, UUID> {

  @Override
  public Optional<AccountStanding> of(AccountId account, TokenOrigin origin) {
    UUID none = UuidColumn.FIRST;
    // What names a session needs not be younger than another one's end.
    Instant issuedAt = origin.session().isPresent() ? Instant.MAX : origin.issuedAt();
    return standing(
        account.value(),
        account.role(),
        origin.session().map(SessionId::value).orElse(none),
        issuedAt);
  }

  @Query(
      "SELECT standing FROM account WHERE id = :id AND role = :role"
          + " AND (tokens_since IS NULL OR tokens_since <= :issuedAt) AND NOT EXISTS"
          + " (SELECT 1 FROM login_session s WHERE s.id = :session AND s.ended_at IS NOT NULL)")
  abstract Optional<AccountStanding> standing(
      UUID id, Role role, @UuidColumn UUID session, @InstantColumn Instant issuedAt);
}

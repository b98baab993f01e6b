package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Reads the account and, by its key, the session. One statement answers for the callers who came
 * while the one before ran: a rush asks for little else. Who is in a unit of work, which may hold
 * the account, is asked for alone; so is who has no deadline, as others would wait for as long.
 */
@Singleton
final class JdbcCallerStandings implements CallerStandings {

  /** Each number of callers is a statement that a connection keeps. */
  private static final int CALLERS_AT_ONCE = 16;

  /** Hundreds of times what a lookup takes. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final List<String> OF_AS_MANY =
      IntStream.rangeClosed(1, CALLERS_AT_ONCE).mapToObj(JdbcCallerStandings::of).toList();

  private final JdbcOperations operations;
  private final JdbcUnitOfWork unitOfWork;
  private final CoalescedLookup<Caller, Optional<AccountStanding>> together =
      new CoalescedLookup<>(CALLERS_AT_ONCE, PATIENCE, this::all);

  JdbcCallerStandings(JdbcOperations operations, JdbcUnitOfWork unitOfWork) {
    this.operations = operations;
    this.unitOfWork = unitOfWork;
  }

  private static String of(int callers) {
    String each = String.join(", ", Collections.nCopies(callers, "?"));
    return """
        SELECT id, role, standing, tokens_since FROM account WHERE id IN (%1$s)
        UNION ALL SELECT id, NULL, NULL, NULL FROM login_session WHERE id IN (%1$s) AND ended_at IS NOT NULL"""
        .formatted(each);
  }

  @Override
  public Optional<AccountStanding> of(AccountId account, TokenOrigin origin) {
    Caller caller = new Caller(account, origin);
    boolean isAlone = unitOfWork.isInTransaction() || CallDeadline.current().isEmpty();
    return isAlone ? all(List.of(caller)).get(0) : together.find(caller);
  }

  private List<Optional<AccountStanding>> all(List<Caller> callers) {
    return operations.execute(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(OF_AS_MANY.get(callers.size() - 1))) {
            int parameter = 1;
            for (Caller caller : callers) {
              statement.setBytes(parameter++, bytes(caller.account().value()));
            }
            for (Caller caller : callers) {
              statement.setBytes(parameter++, bytes(caller.session()));
            }
            Found found = Found.by(statement);
            return callers.stream().map(found::standing).toList();
          }
        });
  }

  private static byte[] bytes(UUID id) {
    return UuidColumn.Converter.toBytes(id);
  }

  private record Caller(AccountId account, TokenOrigin origin) {

    UUID session() {
      return origin.session().map(SessionId::value).orElse(UuidColumn.FIRST);
    }

    /** What names a session need not be younger than another one's end. */
    boolean isSince(Optional<Instant> tokensSince) {
      return origin.session().isPresent()
          || tokensSince.filter(since -> since.isAfter(origin.issuedAt())).isEmpty();
    }
  }

  /** The accounts of some callers, and which of their sessions have ended. */
  private record Found(Map<AccountId, Account> accounts, Set<UUID> ended) {

    private record Account(AccountStanding standing, Optional<Instant> tokensSince) {}

    static Found by(PreparedStatement statement) throws SQLException {
      Found found = new Found(new HashMap<>(), new HashSet<>());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows);
        }
      }
      return found;
    }

    private void add(ResultSet row) throws SQLException {
      UUID id = UuidColumn.Converter.fromBytes(row.getBytes("id"));
      String role = row.getString("role");
      if (role == null) {
        ended.add(id);
        return;
      }
      AccountStanding standing = AccountStanding.valueOf(row.getString("standing"));
      long micros = row.getLong("tokens_since");
      Optional<Instant> tokensSince =
          row.wasNull() ? Optional.empty() : Optional.of(InstantColumn.Converter.at(micros));
      accounts.put(new AccountId(Role.valueOf(role), id), new Account(standing, tokensSince));
    }

    Optional<AccountStanding> standing(Caller caller) {
      return Optional.ofNullable(accounts.get(caller.account()))
          .filter(account -> caller.isSince(account.tokensSince()))
          .filter(account -> !ended.contains(caller.session()))
          .map(Account::standing);
    }
  }
}

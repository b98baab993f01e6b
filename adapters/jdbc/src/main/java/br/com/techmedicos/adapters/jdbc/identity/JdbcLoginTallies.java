package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.identity.LoginTally;
import br.com.techmedicos.application.identity.TallyKey;
import br.com.techmedicos.domain.shared.StaleVersion;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Tallies of failed logins. Of their keys, which name people and addresses, a digest is kept. */
@Singleton
public final class JdbcLoginTallies implements LoginTallies {

  private final Sql sql;

  JdbcLoginTallies(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<LoginTally> find(TallyKey key) {
    return sql.find(
        "SELECT failures, last_failure_at, last_success_at, version FROM login_tally"
            + " WHERE key_digest = ?",
        row ->
            new LoginTally(
                key,
                row.integer("failures"),
                row.optionalInstant("last_failure_at"),
                row.optionalInstant("last_success_at"),
                row.number("version")),
        digest(key));
  }

  @Override
  public void save(LoginTally tally) {
    boolean saved =
        tally.version() == 1 ? SqlErrors.writesUnlessTaken(() -> insert(tally)) : update(tally);
    if (!saved) {
      throw new StaleVersion();
    }
  }

  private void insert(LoginTally tally) {
    sql.update(
        "INSERT INTO login_tally"
            + " (key_digest, failures, last_failure_at, last_success_at, version)"
            + " VALUES (?, ?, ?, ?, ?)",
        digest(tally.key()),
        tally.failures(),
        tally.lastFailureAt(),
        tally.lastSuccessAt(),
        tally.version());
  }

  private boolean update(LoginTally tally) {
    return sql.update(
            "UPDATE login_tally"
                + " SET failures = ?, last_failure_at = ?, last_success_at = ?, version = ?"
                + " WHERE key_digest = ? AND version = ?",
            tally.failures(),
            tally.lastFailureAt(),
            tally.lastSuccessAt(),
            tally.version(),
            digest(tally.key()),
            tally.version() - 1)
        == 1;
  }

  @Override
  public int forget(Instant failedBefore, Instant succeededBefore, int limit) {
    int strangers =
        sql.update(
            "DELETE FROM login_tally WHERE last_success_at IS NULL"
                + " AND (last_failure_at IS NULL OR last_failure_at < ?) LIMIT ?",
            failedBefore,
            limit);
    int acquaintances =
        sql.update(
            "DELETE FROM login_tally WHERE last_success_at < ?"
                + " AND (last_failure_at IS NULL OR last_failure_at < ?) LIMIT ?",
            succeededBefore,
            failedBefore,
            limit - strangers);
    return strangers + acquaintances;
  }

  private static String digest(TallyKey key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

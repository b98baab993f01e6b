package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.identity.LoginTally;
import br.com.techmedicos.application.identity.TallyKey;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tallies of failed logins. Only a digest of their keys is stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcLoginTallies
    implements LoginTallies, GenericRepository<JdbcLoginTallies.TallyRow, String> {

  @MappedEntity("login_tally")
  record TallyRow(
      @Id String keyDigest,
      int failures,
      @InstantColumn @Nullable Instant lastFailureAt,
      @InstantColumn @Nullable Instant lastSuccessAt,
      long version) {

    LoginTally tally(TallyKey key) {
      return new LoginTally(
          key,
          failures,
          Optional.ofNullable(lastFailureAt),
          Optional.ofNullable(lastSuccessAt),
          version);
    }
  }

  @Override
  public Optional<LoginTally> find(TallyKey key) {
    return findByKeyDigest(digest(key)).map(row -> row.tally(key));
  }

  abstract Optional<TallyRow> findByKeyDigest(String keyDigest);

  @Override
  public void save(LoginTally tally) {
    TallyRow row =
        new TallyRow(
            digest(tally.key()),
            tally.failures(),
            tally.lastFailureAt().orElse(null),
            tally.lastSuccessAt().orElse(null),
            tally.version());
    boolean saved =
        row.version() == 1
            ? SqlErrors.writesUnlessTaken(() -> save(row))
            : replace(
                    row.keyDigest(),
                    row.failures(),
                    row.lastFailureAt(),
                    row.lastSuccessAt(),
                    row.version())
                == 1;
    if (!saved) {
      throw new StaleVersion();
    }
  }

  abstract void save(TallyRow row);

  @Query(
      "UPDATE login_tally SET failures = :failures, last_failure_at = :lastFailureAt,"
          + " last_success_at = :lastSuccessAt, version = :version"
          + " WHERE key_digest = :keyDigest AND version = :version - 1")
  abstract int replace(
      String keyDigest,
      int failures,
      @Nullable Instant lastFailureAt,
      @Nullable Instant lastSuccessAt,
      long version);

  @Override
  public int forget(Instant failedBefore, Instant succeededBefore, int limit) {
    int strangers = forgetStrangers(failedBefore, limit);
    return strangers + forgetAcquaintances(failedBefore, succeededBefore, limit - strangers);
  }

  @Query(
      "DELETE FROM login_tally WHERE last_success_at IS NULL"
          + " AND (last_failure_at IS NULL OR last_failure_at < :failedBefore) LIMIT :limit")
  abstract int forgetStrangers(@InstantColumn Instant failedBefore, int limit);

  @Query(
      "DELETE FROM login_tally WHERE last_success_at < :succeededBefore"
          + " AND (last_failure_at IS NULL OR last_failure_at < :failedBefore) LIMIT :limit")
  abstract int forgetAcquaintances(
      @InstantColumn Instant failedBefore, @InstantColumn Instant succeededBefore, int limit);

  private static String digest(TallyKey key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

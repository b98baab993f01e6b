package br.com.techmedicos.benchmarks.control;

import br.com.techmedicos.adapters.identity.NimbusAccessTokens;
import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.adapters.identity.TokenIssuers;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.domain.identity.AccountId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Checks tokens of the service by its keys, and by its database who still has an account. */
@Requires(property = "control.enabled")
@Factory
final class ConstantTokens {

  private static final int CONNECTIONS = 16;
  private static final int THREADS = 64;
  private static final int REMEMBERED = 50_000;
  private static final String ISSUER = "techmedicos";

  @Singleton
  TokenIssuers issuers(@Value("${techmedicos.data}") Path data) {
    return new TokenIssuers(
        new SigningKeys(data.resolve("keys"), Clock.systemUTC()),
        ISSUER,
        List.of(),
        Clock.systemUTC());
  }

  @Singleton
  AccessTokens tokens(
      @Value("${techmedicos.data}") Path data,
      TokenIssuers issuers,
      JsonWebTokenValidator<JWT, Object> validator) {
    return new NimbusAccessTokens(
        new SigningKeys(data.resolve("keys"), Clock.systemUTC()), issuers, validator);
  }

  private static HikariDataSource database(String url, String user) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(pool);
  }

  @Singleton
  TokenValidator<HttpRequest<?>> validator(
      AccessTokens tokens,
      @Value("${datasources.default.url}") String url,
      @Value("${datasources.default.username}") String user) {
    HikariDataSource database = database(url, user); // no bean, which the framework would wrap
    Scheduler threads = Schedulers.fromExecutor(Executors.newFixedThreadPool(THREADS));
    Cache<String, AccountId> verified =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(AccessTokens.LIFETIME)
            .build();
    return new TokenValidator<>() {
      @Override
      public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        return Mono.fromCallable(() -> authenticated(token))
            .subscribeOn(threads)
            .flatMap(Mono::justOrEmpty);
      }

      private Optional<Authentication> authenticated(String token) throws SQLException {
        Optional<AccountId> account = Optional.ofNullable(verified.getIfPresent(token));
        if (account.isEmpty()) {
          account = tokens.verify(token);
          account.ifPresent(known -> verified.put(token, known));
        }
        return account.isPresent() && stands(database, account.get())
            ? Optional.of(
                Authentication.build(
                    account.get().value().toString(), Set.of(account.get().role().name())))
            : Optional.empty();
      }
    };
  }

  private static boolean stands(HikariDataSource database, AccountId account) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT standing FROM account WHERE id = ? AND role = ?")) {
      select.setBytes(1, bytes(account.value()));
      select.setString(2, account.role().name());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && "ACTIVE".equals(row.getString(1));
      }
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}

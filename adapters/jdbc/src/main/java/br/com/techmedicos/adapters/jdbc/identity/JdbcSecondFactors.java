package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecondFactor;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Second factors, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcSecondFactors
    implements SecondFactors, GenericRepository<JdbcSecondFactors.SecondFactorRow, UUID> {

  @MappedEntity("second_factor")
  record SecondFactorRow(
      @UuidColumn UUID accountId,
      Role role,
      String secret,
      boolean isOn,
      long lastStep,
      String recoveryCodes) {

    SecondFactor factor() {
      return new SecondFactor(
          new AccountId(role, accountId),
          new SealedSecret(secret),
          isOn,
          lastStep,
          Stream.of(recoveryCodes.split(" "))
              .filter(digest -> !digest.isEmpty())
              .map(TokenDigest::new)
              .collect(Collectors.toSet()));
    }
  }

  private final JdbcUnitOfWork unitOfWork;

  JdbcSecondFactors(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public Optional<SecondFactor> find(AccountId account) {
    return find(account.value(), account.role()).map(SecondFactorRow::factor);
  }

  @Query(
      "SELECT account_id, role, secret, is_on, last_step, recovery_codes FROM second_factor"
          + " WHERE account_id = :accountId AND role = :role")
  abstract Optional<SecondFactorRow> find(UUID accountId, Role role);

  @Override
  public void put(SecondFactor factor) {
    unitOfWork.atomically(
        () -> {
          remove(factor.account());
          insert(
              factor.account().value(),
              factor.account().role(),
              factor.secret().value(),
              factor.isOn(),
              factor.lastStep(),
              factor.recoveryCodes().stream()
                  .map(TokenDigest::value)
                  .collect(Collectors.joining(" ")));
        });
  }

  @Query(
      "INSERT INTO second_factor (account_id, role, secret, is_on, last_step, recovery_codes)"
          + " VALUES (:accountId, :role, :secret, :on, :lastStep, :recoveryCodes)")
  abstract void insert(
      UUID accountId, Role role, String secret, boolean on, long lastStep, String recoveryCodes);

  @Override
  public void remove(AccountId account) {
    remove(account.value(), account.role());
  }

  @Query("DELETE FROM second_factor WHERE account_id = :accountId AND role = :role")
  abstract void remove(UUID accountId, Role role);
}

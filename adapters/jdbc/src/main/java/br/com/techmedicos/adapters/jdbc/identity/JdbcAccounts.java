package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, one row each, with one row for each identifier. The key of that row makes the
 * identifier unique.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAccounts
    implements Accounts, GenericRepository<JdbcAccounts.AccountRow, UUID> {

  private static final String SELECT =
      "SELECT a.id, a.role, a.password_hash, a.standing, a.suspension_reason,"
          + " a.email_confirmed, a.version, i.kind, i.identifier"
          + " FROM account a JOIN account_identifier i ON i.account_id = a.id AND i.role = a.role"
          + " AND i.reserved_until IS NULL";

  private final JdbcUnitOfWork unitOfWork;

  JdbcAccounts(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** An account joined with one of its identifiers. */
  @MappedEntity("account")
  record AccountRow(
      @UuidColumn UUID id,
      Role role,
      String passwordHash,
      AccountStanding standing,
      @Nullable String suspensionReason,
      boolean emailConfirmed,
      long version,
      Identifier.Kind kind,
      String identifier) {}

  @Override
  public void add(Account account) {
    AccountId id = account.id();
    unitOfWork.atomically(
        () -> {
          account.identifiers().stream()
              .filter(identifier -> identifier.kind() == Identifier.Kind.CPF)
              .forEach(cpf -> takeKept(id.role(), cpf.value(), email(account)));
          account.identifiers().stream()
              .sorted(Comparator.comparing(Identifier::kind))
              .forEach(identifier -> claim(identifier, id));
          insert(
              id.value(),
              id.role(),
              account.passwordHash().phc(),
              account.standing(),
              account.emailConfirmed(),
              account.version());
        });
  }

  private static String email(Account account) {
    return account.email().map(EmailAddress::value).orElse("");
  }

  @Query(
      "DELETE FROM account_identifier WHERE role = :role AND kind = 'CPF'"
          + " AND identifier = :identifier AND reserved_for = :address")
  abstract void takeKept(Role role, String identifier, String address);

  private void claim(Identifier identifier, AccountId account) {
    boolean claimed =
        SqlErrors.writesUnlessTaken(
            () -> insert(account.role(), identifier.kind(), identifier.value(), account.value()));
    if (!claimed) {
      throw new DomainException(new IdentityViolation.IdentifierTaken(identifier.kind()));
    }
  }

  @Query(
      "INSERT INTO account_identifier (role, kind, identifier, account_id)"
          + " VALUES (:role, :kind, :identifier, :id)")
  abstract void insert(Role role, Identifier.Kind kind, String identifier, UUID id);

  @Query(
      "INSERT INTO account (id, role, password_hash, standing, email_confirmed, version)"
          + " VALUES (:id, :role, :passwordHash, :standing, :emailConfirmed, :version)")
  abstract void insert(
      UUID id,
      Role role,
      String passwordHash,
      AccountStanding standing,
      boolean emailConfirmed,
      long version);

  @Override
  public Optional<Account> find(AccountId id) {
    return account(rows(id.value(), id.role()));
  }

  @Query(SELECT + " WHERE a.id = :id AND a.role = :role")
  abstract List<AccountRow> rows(UUID id, Role role);

  @Override
  public Optional<Account> findBy(Role role, Identifier identifier) {
    return account(rows(role, identifier.kind(), identifier.value()));
  }

  @Query(
      SELECT
          + " JOIN account_identifier given"
          + " ON given.account_id = a.id AND given.role = a.role AND given.reserved_until IS NULL"
          + " WHERE given.role = :role AND given.kind = :kind AND given.identifier = :identifier")
  abstract List<AccountRow> rows(Role role, Identifier.Kind kind, String identifier);

  private static Optional<Account> account(List<AccountRow> rows) {
    return rows.stream()
        .findFirst()
        .map(
            row ->
                Account.restore(
                    new AccountId(row.role(), row.id()),
                    rows.stream()
                        .map(each -> new Identifier(each.kind(), each.identifier()))
                        .collect(Collectors.toSet()),
                    new PasswordHash(row.passwordHash()),
                    row.standing(),
                    Optional.ofNullable(row.suspensionReason()).map(Reason::new),
                    row.emailConfirmed(),
                    row.version()));
  }

  @Override
  public Optional<AccountStanding> standing(AccountId id) {
    return standing(id.value(), id.role());
  }

  @Query("SELECT standing FROM account WHERE id = :id AND role = :role")
  abstract Optional<AccountStanding> standing(UUID id, Role role);

  /** The ID of an account. */
  @MappedEntity("account")
  record IdRow(@UuidColumn UUID id) {}

  @Override
  public Set<AccountId> someActive(Role role, int limit) {
    return active(role, limit).stream()
        .map(row -> new AccountId(role, row.id()))
        .collect(Collectors.toSet());
  }

  @Query("SELECT id FROM account WHERE standing = 'ACTIVE' AND role = :role LIMIT :limit")
  abstract List<IdRow> active(Role role, int limit);

  /**
   * Updates the row instead of only locking it: a cluster with certification then commits only one
   * of two transactions on different nodes.
   */
  @Override
  public void hold(AccountId id) {
    if (hold(id.value(), id.role()) == 0) {
      throw new DomainException(new IdentityViolation.AccountClosed());
    }
  }

  @Query(
      "UPDATE account SET holds = holds + 1"
          + " WHERE id = :id AND role = :role AND standing = 'ACTIVE'")
  abstract int hold(UUID id, Role role);

  @Override
  public void update(Account account) {
    int updated =
        update(
            account.id().value(),
            account.id().role(),
            account.passwordHash().phc(),
            account.standing(),
            account.suspensionReason().map(Reason::text).orElse(null),
            account.emailConfirmed(),
            account.version());
    if (updated == 0) {
      throw new StaleVersion();
    }
  }

  @Query(
      "UPDATE account SET password_hash = :passwordHash, standing = :standing,"
          + " suspension_reason = :suspensionReason, email_confirmed = :emailConfirmed,"
          + " version = :version"
          + " WHERE id = :id AND role = :role AND version = :version - 1")
  abstract int update(
      UUID id,
      Role role,
      String passwordHash,
      AccountStanding standing,
      @Nullable String suspensionReason,
      boolean emailConfirmed,
      long version);

  @Override
  public void updateEmail(Account account, Optional<Instant> reservedUntil) {
    AccountId id = account.id();
    Identifier wanted = Identifier.of(account.email().orElseThrow());
    unitOfWork.atomically(
        () -> {
          update(account);
          // Its own one from before is there still; nobody else's is.
          boolean own = freeOwn(id.value(), id.role(), wanted.value()) == 1;
          if (!own) {
            claim(wanted, id);
          }
          if (reservedUntil.isPresent()) {
            reserve(id.value(), id.role(), wanted.value(), reservedUntil.get());
          } else {
            drop(id.value(), id.role(), wanted.value());
          }
        });
  }

  @Query(
      "UPDATE account_identifier SET reserved_until = NULL WHERE role = :role AND kind = 'EMAIL'"
          + " AND identifier = :identifier AND account_id = :id AND reserved_until IS NOT NULL")
  abstract int freeOwn(@UuidColumn UUID id, Role role, String identifier);

  @Query(
      "UPDATE account_identifier SET reserved_until = :until WHERE account_id = :id"
          + " AND role = :role AND kind = 'EMAIL' AND identifier <> :wanted"
          + " AND reserved_until IS NULL")
  abstract void reserve(
      @UuidColumn UUID id, Role role, String wanted, @InstantColumn Instant until);

  @Query(
      "DELETE FROM account_identifier WHERE account_id = :id AND role = :role AND kind = 'EMAIL'"
          + " AND identifier <> :wanted AND reserved_until IS NULL")
  abstract void drop(@UuidColumn UUID id, Role role, String wanted);

  @Override
  public Optional<AccountId> takenBy(Role role, Identifier identifier, EmailAddress by) {
    return taken(role, identifier.kind(), identifier.value(), by.value())
        .map(row -> new AccountId(role, row.id()));
  }

  @Query(
      "SELECT account_id AS id FROM account_identifier WHERE role = :role AND kind = :kind"
          + " AND identifier = :identifier AND (reserved_for IS NULL OR reserved_for <> :address)")
  abstract Optional<IdRow> taken(
      Role role, Identifier.Kind kind, String identifier, String address);

  @Override
  public void keepFor(
      EmailAddress address, Identifier identifier, AccountId before, Instant until) {
    boolean kept =
        SqlErrors.writesUnlessTaken(
            () ->
                keep(
                    before.role(),
                    identifier.kind(),
                    identifier.value(),
                    before.value(),
                    until,
                    address.value()));
    if (!kept) {
      throw new DomainException(new IdentityViolation.IdentifierTaken(identifier.kind()));
    }
  }

  @Query(
      "INSERT INTO account_identifier"
          + " (role, kind, identifier, account_id, reserved_until, reserved_for)"
          + " VALUES (:role, :kind, :identifier, :id, :until, :address)")
  abstract void keep(
      Role role,
      Identifier.Kind kind,
      String identifier,
      @UuidColumn UUID id,
      @InstantColumn Instant until,
      String address);

  @Override
  public int freeReserved(Instant now, int limit) {
    return freeUntil(now, limit);
  }

  @Query("DELETE FROM account_identifier WHERE reserved_until <= :now LIMIT :limit")
  abstract int freeUntil(@InstantColumn Instant now, int limit);

  @Override
  public void remove(AccountId id) {
    unitOfWork.atomically(
        () -> {
          removeIdentifiers(id.value(), id.role());
          remove(id.value(), id.role());
        });
  }

  @Query("DELETE FROM account_identifier WHERE account_id = :id AND role = :role")
  abstract void removeIdentifiers(UUID id, Role role);

  @Query("DELETE FROM account WHERE id = :id AND role = :role")
  abstract void remove(UUID id, Role role);
}

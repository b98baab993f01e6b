package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** All accounts, a row each, with a row for each identifier, whose key makes it unique. */
@Singleton
public final class JdbcAccounts implements Accounts {

  private static final String SELECT =
      "SELECT a.id, a.role, a.password_hash, a.standing, a.suspension_reason,"
          + " a.version, i.kind, i.identifier"
          + " FROM account a JOIN account_identifier i ON i.account_id = a.id AND i.role = a.role";

  private final Sql sql;

  JdbcAccounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Account account) {
    sql.atomically(
        () -> {
          account.identifiers().stream()
              .sorted(Comparator.comparing(Identifier::kind))
              .forEach(identifier -> claim(identifier, account.id()));
          sql.update(
              "INSERT INTO account (id, role, password_hash, standing, version)"
                  + " VALUES (?, ?, ?, ?, ?)",
              account.id().value(),
              account.id().role(),
              account.passwordHash().phc(),
              account.standing(),
              account.version());
        });
  }

  private void claim(Identifier identifier, AccountId account) {
    boolean claimed =
        SqlErrors.writesUnlessTaken(
            () ->
                sql.update(
                    "INSERT INTO account_identifier (role, kind, identifier, account_id)"
                        + " VALUES (?, ?, ?, ?)",
                    account.role(),
                    identifier.kind(),
                    identifier.value(),
                    account.value()));
    if (!claimed) {
      throw new DomainException(new IdentityViolation.IdentifierTaken(identifier.kind()));
    }
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return account(
        sql.list(SELECT + " WHERE a.id = ? AND a.role = ?", AccountRow::of, id.value(), id.role()));
  }

  @Override
  public Optional<Account> findBy(Role role, Identifier identifier) {
    return account(
        sql.list(
            SELECT
                + " JOIN account_identifier given"
                + " ON given.account_id = a.id AND given.role = a.role"
                + " WHERE given.role = ? AND given.kind = ? AND given.identifier = ?",
            AccountRow::of,
            role,
            identifier.kind(),
            identifier.value()));
  }

  /** An account, as often as it has identifiers. */
  private record AccountRow(
      AccountId id,
      PasswordHash hash,
      AccountStanding standing,
      Optional<String> suspensionReason,
      long version,
      Identifier identifier) {

    static AccountRow of(Row row) {
      return new AccountRow(
          new AccountId(row.constant(Role.class, "role"), row.id("id")),
          new PasswordHash(row.text("password_hash")),
          row.constant(AccountStanding.class, "standing"),
          row.optionalText("suspension_reason"),
          row.number("version"),
          new Identifier(row.constant(Identifier.Kind.class, "kind"), row.text("identifier")));
    }
  }

  private static Optional<Account> account(List<AccountRow> rows) {
    return rows.stream()
        .findFirst()
        .map(
            row ->
                Account.restore(
                    row.id(),
                    new HashSet<>(rows.stream().map(AccountRow::identifier).toList()),
                    row.hash(),
                    row.standing(),
                    row.suspensionReason(),
                    row.version()));
  }

  @Override
  public Optional<AccountStanding> standing(AccountId id) {
    return sql.find(
        "SELECT standing FROM account WHERE id = ? AND role = ?",
        row -> row.constant(AccountStanding.class, "standing"),
        id.value(),
        id.role());
  }

  /**
   * Writes, and does not only lock: a cluster that certifies keys lets one of two transactions on
   * different nodes commit.
   */
  @Override
  public void hold(AccountId id) {
    int held =
        sql.update(
            "UPDATE account SET holds = holds + 1 WHERE id = ? AND role = ? AND standing = ?",
            id.value(),
            id.role(),
            AccountStanding.ACTIVE);
    if (held == 0) {
      throw new DomainException(new IdentityViolation.AccountClosed());
    }
  }

  @Override
  public void update(Account account) {
    int updated =
        sql.update(
            "UPDATE account SET password_hash = ?, standing = ?, suspension_reason = ?,"
                + " version = ?"
                + " WHERE id = ? AND role = ? AND version = ?",
            account.passwordHash().phc(),
            account.standing(),
            account.suspensionReason(),
            account.version(),
            account.id().value(),
            account.id().role(),
            account.version() - 1);
    if (updated == 0) {
      throw new StaleVersion();
    }
  }

  @Override
  public void remove(AccountId id) {
    sql.atomically(
        () -> {
          sql.update(
              "DELETE FROM account_identifier WHERE account_id = ? AND role = ?",
              id.value(),
              id.role());
          sql.update("DELETE FROM account WHERE id = ? AND role = ?", id.value(), id.role());
        });
  }
}

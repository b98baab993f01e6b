package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.identity.JdbcAccounts;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.bootstrap.backup.Deletion.What;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Writes down which accounts were suspended, and which were reinstated. */
@Singleton
@Primary
final class JournalledAccounts implements Accounts {

  private final JdbcAccounts accounts;
  private final JdbcUnitOfWork unitOfWork;
  private final DeletionJournal journal;
  private final Clock clock;

  JournalledAccounts(
      JdbcAccounts accounts, JdbcUnitOfWork unitOfWork, DeletionJournal journal, Clock clock) {
    this.accounts = accounts;
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void update(Account account) {
    AccountId id = account.id();
    AccountStanding standing = account.standing();
    boolean changes = accounts.standing(id).filter(before -> before != standing).isPresent();
    if (changes && standing == AccountStanding.SUSPENDED) {
      journal.write(line(id, What.STANDING));
    }
    accounts.update(account);
    if (changes && standing == AccountStanding.ACTIVE) {
      journal.writeOnceCommitted(line(id, What.STANDING_GIVEN), unitOfWork);
    }
  }

  private Deletion line(AccountId id, What what) {
    return Deletion.of(clock.instant(), id, what, id.value());
  }

  @Override
  public void add(Account account) {
    accounts.add(account);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  @Override
  public Optional<Account> findBy(Role role, Identifier identifier) {
    return accounts.findBy(role, identifier);
  }

  @Override
  public Optional<AccountStanding> standing(AccountId id) {
    return accounts.standing(id);
  }

  @Override
  public Set<AccountId> someActive(Role role, int limit) {
    return accounts.someActive(role, limit);
  }

  @Override
  public void hold(AccountId id) {
    accounts.hold(id);
  }

  @Override
  public void updateEmail(Account account, Optional<Instant> reservedUntil) {
    accounts.updateEmail(account, reservedUntil);
  }

  @Override
  public Optional<AccountId> takenBy(Role role, Identifier identifier, EmailAddress by) {
    return accounts.takenBy(role, identifier, by);
  }

  @Override
  public void keepFor(
      EmailAddress address, Identifier identifier, AccountId before, Instant until) {
    accounts.keepFor(address, identifier, before, until);
  }

  @Override
  public int freeReserved(Instant now, int limit) {
    return accounts.freeReserved(now, limit);
  }

  @Override
  public void remove(AccountId id) {
    accounts.remove(id);
  }
}

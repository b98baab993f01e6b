package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation.AccountClosed;
import br.com.techmedicos.domain.identity.IdentityViolation.IdentifierTaken;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts in memory, with an index of their identifiers. */
public final class InMemoryAccounts implements Accounts {

  private record Key(Role role, Identifier identifier) {}

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<AccountId, Account> accounts;
  private final InMemoryTable<Key, AccountId> identifiers;
  private final InMemoryTable<Key, Reservation> reserved;

  private record Reservation(
      Key key, AccountId account, Optional<EmailAddress> keptFor, Instant until) {

    private boolean isFor(EmailAddress address) {
      return keptFor.equals(Optional.of(address));
    }
  }

  public InMemoryAccounts(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.accounts = new InMemoryTable<>(unitOfWork);
    this.identifiers = new InMemoryTable<>(unitOfWork);
    this.reserved = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(Account account) {
    unitOfWork.run(
        () -> {
          account.identifiers().stream()
              .map(identifier -> key(account, identifier))
              .filter(
                  key ->
                      reserved
                          .find(key)
                          .filter(kept -> account.email().filter(kept::isFor).isPresent())
                          .isPresent())
              .toList()
              .forEach(reserved::remove);
          account.identifiers().stream()
              .filter(identifier -> !isFree(key(account, identifier)))
              .map(Identifier::kind)
              .min(Comparator.naturalOrder())
              .ifPresent(
                  taken -> {
                    throw new DomainException(new IdentifierTaken(taken));
                  });
          account.identifiers().forEach(i -> identifiers.put(key(account, i), account.id()));
          accounts.put(account.id(), account);
        });
  }

  private boolean isFree(Key key) {
    return identifiers.find(key).isEmpty() && reserved.find(key).isEmpty();
  }

  private static Key key(Account account, Identifier identifier) {
    return new Key(account.id().role(), identifier);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  @Override
  public Optional<Account> findBy(Role role, Identifier identifier) {
    return unitOfWork.execute(
        () -> identifiers.find(new Key(role, identifier)).flatMap(accounts::find));
  }

  @Override
  public Optional<AccountStanding> standing(AccountId id) {
    return accounts.find(id).map(Account::standing);
  }

  @Override
  public Set<AccountId> someActive(Role role, int limit) {
    return accounts.all().stream()
        .filter(account -> account.standing() == AccountStanding.ACTIVE)
        .map(Account::id)
        .filter(id -> id.role() == role)
        .limit(limit)
        .collect(Collectors.toSet());
  }

  /**
   * Only checks the account. In memory one unit of work runs at a time, so it holds every account
   * anyway.
   */
  @Override
  public void hold(AccountId id) {
    if (standing(id).filter(AccountStanding.ACTIVE::equals).isEmpty()) {
      throw new DomainException(new AccountClosed());
    }
  }

  @Override
  public void update(Account account) {
    accounts.save(account.id(), account, Account::version);
  }

  @Override
  public void updateEmail(Account account, Optional<Instant> reservedUntil) {
    unitOfWork.run(
        () -> {
          AccountId id = account.id();
          Key wanted = key(account, Identifier.of(account.email().orElseThrow()));
          boolean own = reserved.find(wanted).filter(kept -> kept.account().equals(id)).isPresent();
          if (!own && !isFree(wanted)) {
            throw new DomainException(new IdentifierTaken(Identifier.Kind.EMAIL));
          }
          Key before =
              key(account, Identifier.of(accounts.find(id).orElseThrow().email().orElseThrow()));
          update(account);
          identifiers.remove(before);
          reserved.remove(wanted);
          reservedUntil.ifPresent(
              until -> reserved.put(before, new Reservation(before, id, Optional.empty(), until)));
          identifiers.put(wanted, id);
        });
  }

  @Override
  public Optional<AccountId> takenBy(Role role, Identifier identifier, EmailAddress by) {
    Key key = new Key(role, identifier);
    return unitOfWork.execute(
        () ->
            identifiers
                .find(key)
                .or(
                    () ->
                        reserved
                            .find(key)
                            .filter(kept -> !kept.isFor(by))
                            .map(Reservation::account)));
  }

  @Override
  public void keepFor(
      EmailAddress address, Identifier identifier, AccountId before, Instant until) {
    Key key = new Key(before.role(), identifier);
    unitOfWork.run(
        () -> {
          if (!isFree(key)) {
            throw new DomainException(new IdentifierTaken(identifier.kind()));
          }
          reserved.put(key, new Reservation(key, before, Optional.of(address), until));
        });
  }

  @Override
  public int freeReserved(Instant now, int limit) {
    return unitOfWork.execute(
        () -> {
          List<Reservation> over =
              reserved.all().stream()
                  .filter(kept -> !kept.until().isAfter(now))
                  .limit(limit)
                  .toList();
          over.forEach(kept -> reserved.remove(kept.key()));
          return over.size();
        });
  }

  @Override
  public void remove(AccountId id) {
    unitOfWork.run(
        () ->
            accounts
                .find(id)
                .ifPresent(
                    account -> {
                      account.identifiers().forEach(i -> identifiers.remove(key(account, i)));
                      reserved.all().stream()
                          .filter(kept -> kept.account().equals(id))
                          .forEach(kept -> reserved.remove(kept.key()));
                      accounts.remove(id);
                    }));
  }
}

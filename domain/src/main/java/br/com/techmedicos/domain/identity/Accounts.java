package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The store of all accounts. It guarantees, even under concurrency, that no two accounts of one
 * role share an identifier. Accounts of different roles may, because a doctor can also be a
 * patient.
 */
public interface Accounts {

  /**
   * Stores a new account.
   *
   * @param account at version 1
   * @throws DomainException with {@link IdentityViolation.IdentifierTaken}, which names the first
   *     taken kind in the order of {@link Identifier.Kind}
   */
  void add(Account account);

  /**
   * Finds an account by ID.
   *
   * @return the account, or empty if there is none
   */
  Optional<Account> find(AccountId id);

  /**
   * Finds an account by identifier.
   *
   * @param identifier what stands for it
   * @return the account, or empty if there is none
   */
  Optional<Account> findBy(Role role, Identifier identifier);

  /**
   * Returns whether an account may be used. Called for every request; therefore it reads one row by
   * its key. It sees the last committed state.
   *
   * @return its standing, or empty if there is no such account
   */
  Optional<AccountStanding> standing(AccountId id);

  /**
   * Lists some accounts that may be used. For roles that few people have.
   *
   * @param limit the most to return
   * @return accounts of that role, all of them if there are fewer than the limit
   */
  Set<AccountId> someActive(Role role, int limit);

  /**
   * Locks an active account until the unit of work ends: nobody else can hold, update or remove it
   * meanwhile. Every action of a patient locks the patient's account first, so that the action
   * happens either entirely before or entirely after the account is closed. On a cluster, a lock is
   * local to its node: if two nodes hold the same account at the same time, only one of them
   * commits.
   *
   * @throws DomainException with {@link IdentityViolation.AccountClosed} if the account does not
   *     exist or is suspended
   */
  void hold(AccountId id);

  /**
   * Replaces the hash, the standing, and whether the address is confirmed, of the previous version
   * of an account. Identifiers do not change.
   *
   * @param account the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   */
  void update(Account account);

  /**
   * Replaces the previous version of an account by one with another e-mail address. Nobody else can
   * have the address before for some time; this account can have it again.
   *
   * @param account the successor of the one kept
   * @param reservedUntil until when the address before is kept from others; if empty, it is free
   * @throws DomainException with {@link IdentityViolation.IdentifierTaken} if another account has
   *     the new address, or it is kept for one
   * @throws StaleVersion if the stored version is not the previous one
   */
  void updateEmail(Account account, Optional<Instant> reservedUntil);

  /**
   * Finds whose an identifier is, for whoever wants it.
   *
   * @param by the address of who wants it
   * @return the account that has it, has it kept, or had it before it was kept for another address;
   *     empty if it is free, or kept for this address
   */
  Optional<AccountId> takenBy(Role role, Identifier identifier, EmailAddress by);

  /**
   * Keeps an identifier that an account had for whoever signs up with an address. Nobody else can
   * have it before it is freed.
   *
   * @param before the account that had it, and does not any more
   * @throws DomainException with {@link IdentityViolation.IdentifierTaken} if somebody has it
   */
  void keepFor(EmailAddress address, Identifier identifier, AccountId before, Instant until);

  /**
   * Frees identifiers that were kept from others until now.
   *
   * @param limit the maximum to free
   * @return how many were freed
   */
  int freeReserved(Instant now, int limit);

  /**
   * Removes an account and frees its identifiers. Nobody can log in to it any more.
   *
   * @param id which; it is no error if there is none
   */
  void remove(AccountId id);
}

package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/**
 * All accounts. The store itself guarantees, whatever runs at the same time, that no two accounts
 * of one role share an identifier; accounts of different roles may, since a doctor can be a
 * patient.
 */
public interface Accounts {

  /**
   * Keeps a new account.
   *
   * @param account at version 1
   * @throws DomainException with {@link IdentityViolation.IdentifierTaken}, naming the first kind
   *     in the order of {@link Identifier.Kind} of which the identifier is taken
   */
  void add(Account account);

  /**
   * An account, by id.
   *
   * @param id which
   * @return the account, or nothing if there is none
   */
  Optional<Account> find(AccountId id);

  /**
   * The account that an identifier stands for.
   *
   * @param role of the account
   * @param identifier what stands for it
   * @return the account, or nothing if there is none
   */
  Optional<Account> findBy(Role role, Identifier identifier);

  /**
   * Whether an account may be used. Asked with every request, so this reads one row by its key, and
   * sees what was committed last.
   *
   * @param id which
   * @return its standing, or nothing if there is no such account
   */
  Optional<AccountStanding> standing(AccountId id);

  /**
   * Holds an account that may be used, until the unit of work ends: nobody else holds, updates or
   * removes it meanwhile. Whatever a patient does is decided while their account is held, and held
   * first, so that it comes wholly before or wholly after what ends the account. On a cluster,
   * where a lock holds on one node only, of two who hold one account at the same time one is not
   * committed.
   *
   * @param id which
   * @throws DomainException with {@link IdentityViolation.AccountClosed} if there is no such
   *     account, or it is suspended
   */
  void hold(AccountId id);

  /**
   * Keeps hash and standing of an account in place of the version before it. Identifiers do not
   * change.
   *
   * @param account the successor of the one kept
   * @throws StaleVersion if the one kept is not the version before it
   */
  void update(Account account);

  /**
   * Forgets an account and its identifiers, which are free again. Nobody logs in to it any more.
   *
   * @param id which; it is no error if there is none
   */
  void remove(AccountId id);
}

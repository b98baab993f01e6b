package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Looks at accounts and sessions in memory. */
public final class InMemoryCallerStandings implements CallerStandings {

  private final Accounts accounts;
  private final BiPredicate<AccountId, TokenOrigin> ended;

  /**
   * @param ended whether the session of a token was ended
   */
  public InMemoryCallerStandings(Accounts accounts, BiPredicate<AccountId, TokenOrigin> ended) {
    this.accounts = accounts;
    this.ended = ended;
  }

  @Override
  public Optional<AccountStanding> of(AccountId account, TokenOrigin origin) {
    return ended.test(account, origin) ? Optional.empty() : accounts.standing(account);
  }
}

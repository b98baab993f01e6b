package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Makes tokens as their mails are written, so that no table and no queue ever has one. Who writes a
 * mail twice makes two, and both are good; for the limit, they are one.
 */
final class MailedSecrets {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final MailedTokens tokens;
  private final SecretTokens secrets;
  private final Clock clock;

  MailedSecrets(
      UnitOfWork unitOfWork,
      Accounts accounts,
      MailedTokens tokens,
      SecretTokens secrets,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.tokens = tokens;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * What a token answers.
   *
   * @param request which request; if its mail is written again, it is the same
   * @param expiresAt when its tokens are void
   */
  record Request(Purpose purpose, AccountId account, UUID request, Instant expiresAt) {}

  /**
   * Makes a token.
   *
   * @param most requests of the account that have tokens at a time
   * @param isDue whether there is still something to answer; asked while the account is held
   * @return the token; empty if the account is not active, the request is too old or not due, or
   *     others are enough
   */
  Optional<SecretToken> make(Request request, int most, Predicate<AccountId> isDue) {
    AccountId account = request.account();
    SecretToken secret = secrets.next();
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          if (!isActive(account) || !now.isBefore(request.expiresAt())) {
            return Optional.empty();
          }
          accounts.hold(account); // no token outlives the account
          int others = tokens.otherRequests(account, request.purpose(), request.request(), now);
          if (others >= most || !isDue.test(account)) {
            return Optional.empty();
          }
          tokens.add(
              new MailedToken(
                  secret.digest(),
                  request.purpose(),
                  account,
                  request.request(),
                  request.expiresAt()));
          return Optional.of(secret);
        });
  }

  private boolean isActive(AccountId account) {
    return accounts.standing(account).filter(s -> s == AccountStanding.ACTIVE).isPresent();
  }
}

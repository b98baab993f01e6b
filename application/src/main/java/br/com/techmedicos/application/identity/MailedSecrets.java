package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
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

  private static final int MOST_FAREWELLS = 5;

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

  /**
   * Makes a token for an address that the account does not have. The first token of such a request
   * is thrown away: it only keeps the address until the mail is written.
   *
   * @return the token and its address; empty if the account is not active, or the request was used,
   *     withdrawn or is too old
   */
  Optional<Addressed> make(Purpose purpose, AccountId account, UUID request) {
    SecretToken secret = secrets.next();
    return unitOfWork.execute(
        () -> {
          if (!isActive(account)) {
            return Optional.empty();
          }
          accounts.hold(account); // no token outlives the account
          Instant now = clock.instant();
          Optional<MailedToken> kept =
              tokens.of(account, purpose).stream()
                  .filter(token -> token.request().equals(request))
                  .filter(token -> now.isBefore(token.expiresAt()))
                  .findFirst();
          kept.ifPresent(token -> tokens.add(token.with(secret.digest())));
          return kept.flatMap(MailedToken::address).map(to -> new Addressed(secret, to));
        });
  }

  /** Finds the address of an account, open or closed, that a request has kept. */
  Optional<EmailAddress> farewell(AccountId account, UUID request) {
    return unitOfWork.execute(
        () ->
            tokens.of(account, Purpose.FAREWELL).stream()
                .filter(token -> token.request().equals(request))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .filter(token -> isAmongTheFirst(account, request))
                .findFirst()
                .flatMap(MailedToken::address));
  }

  /** So that nobody's sign-ups flood an address that is kept for an account. */
  private boolean isAmongTheFirst(AccountId account, UUID request) {
    return tokens.otherRequests(account, Purpose.FAREWELL, request, clock.instant())
        < MOST_FAREWELLS;
  }

  /** A token, and where it is mailed. */
  record Addressed(SecretToken token, EmailAddress address) {}

  private boolean isActive(AccountId account) {
    return accounts.standing(account).filter(s -> s == AccountStanding.ACTIVE).isPresent();
  }
}

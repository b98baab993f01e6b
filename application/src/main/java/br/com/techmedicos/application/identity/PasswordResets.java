package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the tokens that are mailed. A token is made as its mail is written, so that no table and no
 * queue ever has it. Who writes a mail twice makes two, and both are good; for the limit, they are
 * one.
 */
public final class PasswordResets {

  /** How long a token is good, from the request on. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  /** The most requests of one account that are answered in half an hour. */
  public static final int MOST = 3;

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final MailedTokens tokens;
  private final Sessions sessions;
  private final SecretTokens secrets;
  private final Clock clock;

  PasswordResets(
      UnitOfWork unitOfWork,
      Accounts accounts,
      MailedTokens tokens,
      Sessions sessions,
      SecretTokens secrets,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.tokens = tokens;
    this.sessions = sessions;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Makes a token for who asked for a new password.
   *
   * @param request which request; if its mail is written again, it is the same
   * @return the token; empty if the account is not active, other requests are enough, this one is
   *     too old, or the password was reset or changed since
   */
  public Optional<SecretToken> tokenFor(AccountId account, UUID request, Instant requestedAt) {
    SecretToken secret = secrets.next();
    Instant expiresAt = requestedAt.plus(LIFETIME);
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          if (!isActive(account) || !now.isBefore(expiresAt)) {
            return Optional.empty();
          }
          accounts.hold(account); // no token outlives the account
          if (isSettled(account, requestedAt)) {
            return Optional.empty();
          }
          if (tokens.otherRequests(account, Purpose.PASSWORD_RESET, request, now) >= MOST) {
            return Optional.empty();
          }
          tokens.add(
              new MailedToken(
                  secret.digest(), Purpose.PASSWORD_RESET, account, request, expiresAt));
          return Optional.of(secret);
        });
  }

  /**
   * Whether a reset, a change or a suspension has voided the tokens there were: this is one more.
   */
  private boolean isSettled(AccountId account, Instant requestedAt) {
    return sessions.lastEndOf(account).filter(end -> !requestedAt.isAfter(end)).isPresent();
  }

  private boolean isActive(AccountId account) {
    return accounts.standing(account).filter(s -> s == AccountStanding.ACTIVE).isPresent();
  }
}

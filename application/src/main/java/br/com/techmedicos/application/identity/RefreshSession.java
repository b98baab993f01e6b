package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Continues a session: exchanges a refresh token for the next one. Reuse of a token means that it
 * was stolen and ends the session. Within a few seconds it gets another successor instead, because
 * the first answer may have been lost.
 */
public final class RefreshSession {

  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final Accounts accounts;
  private final SecretTokens secretTokens;
  private final AccessTokens accessTokens;
  private final Clock clock;

  RefreshSession(
      UnitOfWork unitOfWork,
      Sessions sessions,
      Accounts accounts,
      SecretTokens secretTokens,
      AccessTokens accessTokens,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.accounts = accounts;
    this.secretTokens = secretTokens;
    this.accessTokens = accessTokens;
    this.clock = clock;
  }

  /** The session to continue. */
  public record Command(SecretToken refresh) {}

  /**
   * Continues the session.
   *
   * @param command the session to continue
   * @return the next tokens
   * @throws DomainException with {@link AuthenticationViolation.SessionOver}
   */
  public IssuedTokens handle(Command command) {
    Instant now = clock.instant();
    SecretToken next = secretTokens.next();
    // Thrown after the unit of work, so that the end of the session is committed.
    Optional<Session> session =
        unitOfWork.execute(
            () ->
                sessions
                    .find(command.refresh().digest())
                    .flatMap(presented -> goOn(presented, next, now)));
    return session
        .map(open -> new IssuedTokens(accessTokens.issue(open.account(), open.id(), now), next))
        .orElseThrow(() -> new DomainException(new AuthenticationViolation.SessionOver()));
  }

  private Optional<Session> goOn(RefreshToken presented, SecretToken next, Instant now) {
    if (presented.use(now) != RefreshToken.Use.ROTATES) {
      return refuse(presented, now);
    }
    AccountId account = presented.session().account();
    if (!isActive(account)) {
      return end(presented, now);
    }
    accounts.hold(account); // no token outlives the account
    // While this waited, the token may have been used, or its session have ended.
    return sessions.find(presented.digest()).flatMap(current -> rotate(current, next, now));
  }

  private Optional<Session> rotate(RefreshToken token, SecretToken next, Instant now) {
    if (token.use(now) != RefreshToken.Use.ROTATES) {
      return refuse(token, now);
    }
    if (isOvertaken(token)) {
      return end(token, now);
    }
    sessions.rotate(token.successor(next.digest(), now), now);
    return Optional.of(token.session());
  }

  private Optional<Session> refuse(RefreshToken token, Instant now) {
    return token.use(now) == RefreshToken.Use.REUSED ? end(token, now) : Optional.empty();
  }

  private Optional<Session> end(RefreshToken token, Instant now) {
    sessions.end(token.session().id(), now);
    return Optional.empty();
  }

  /** Whether it is unused, and a sibling is not: two clients go on, and one may be a thief. */
  private boolean isOvertaken(RefreshToken token) {
    return token.rotatedAt().isEmpty()
        && token.predecessor().flatMap(sessions::find).filter(RefreshToken::answered).isPresent();
  }

  private boolean isActive(AccountId account) {
    return accounts.standing(account).filter(s -> s == AccountStanding.ACTIVE).isPresent();
  }
}

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
    Session session = presented.session();
    return switch (presented.use(now)) {
      case ROTATES -> {
        if (!isActive(session.account())) {
          sessions.end(session.id(), now);
          yield Optional.empty();
        }
        accounts.hold(session.account()); // no token outlives the account
        Optional<RefreshToken> current = open(presented, now);
        if (current.isEmpty()) {
          yield Optional.empty(); // it was ended while this waited
        }
        if (current.filter(this::isOvertaken).isPresent()) {
          sessions.end(session.id(), now);
          yield Optional.empty();
        }
        sessions.rotate(presented.successor(next.digest(), now), now);
        yield Optional.of(session);
      }
      case REUSED -> {
        sessions.end(session.id(), now);
        yield Optional.empty();
      }
      case OVER -> Optional.empty();
    };
  }

  /** Whether it is unused, and a sibling is not: two clients go on, and one may be a thief. */
  private boolean isOvertaken(RefreshToken token) {
    return token.rotatedAt().isEmpty()
        && token.predecessor().flatMap(sessions::find).filter(RefreshToken::answered).isPresent();
  }

  private Optional<RefreshToken> open(RefreshToken presented, Instant now) {
    return sessions.find(presented.digest()).filter(token -> !token.session().isOver(now));
  }

  private boolean isActive(AccountId account) {
    return accounts.standing(account).filter(s -> s == AccountStanding.ACTIVE).isPresent();
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import java.time.Clock;
import java.time.Instant;

/**
 * Deletes expired sessions, tallies and mailed tokens, and frees addresses. To be called by a
 * background job.
 */
public final class ForgetOldLogins {

  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final LoginTallies tallies;
  private final MailedTokens tokens;
  private final Accounts accounts;
  private final Clock clock;

  ForgetOldLogins(
      UnitOfWork unitOfWork,
      Sessions sessions,
      LoginTallies tallies,
      MailedTokens tokens,
      Accounts accounts,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.tallies = tallies;
    this.tokens = tokens;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * How much to delete at once.
   *
   * @param limit the maximum of sessions, of tallies, of tokens, and of addresses
   */
  public record Command(int limit) {}

  /**
   * Deletes a batch.
   *
   * @param command how much to delete at once
   * @return how many were deleted; at the limit or above, there may be more
   */
  public int handle(Command command) {
    Instant now = clock.instant();
    // An ended session must be known until its last access token expires.
    Instant startedBefore = now.minus(Session.LIFETIME).minus(AccessTokens.LIFETIME);
    int forgottenSessions =
        unitOfWork.execute(() -> sessions.forget(startedBefore, command.limit()));
    int forgottenTallies =
        unitOfWork.execute(
            () ->
                tallies.forget(
                    now.minus(LoginTally.MEMORY),
                    now.minus(LoginTally.ACQUAINTANCE),
                    command.limit()));
    int forgottenTokens = unitOfWork.execute(() -> tokens.forget(now, command.limit()));
    int freed = unitOfWork.execute(() -> accounts.freeReserved(now, command.limit()));
    return forgottenSessions + forgottenTallies + forgottenTokens + freed;
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

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
   * @param limit the maximum of sessions, of tallies, of tokens, and of addresses in a unit of work
   */
  public record Command(int limit) {

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if nothing could be deleted
     */
    public Command {
      if (limit < 1) {
        throw new IllegalArgumentException("a limit of " + limit);
      }
    }
  }

  /**
   * Deletes all that is old, batch by batch.
   *
   * @param command how much to delete at once
   * @return how many were deleted
   */
  public int handle(Command command) {
    Instant now = clock.instant();
    // An ended session must be known until its last access token expires.
    Instant startedBefore = now.minus(Session.LIFETIME).minus(AccessTokens.LIFETIME);
    int limit = command.limit();
    return all(limit, () -> sessions.forget(startedBefore, limit))
        + all(
            limit,
            () ->
                tallies.forget(
                    now.minus(LoginTally.MEMORY), now.minus(LoginTally.ACQUAINTANCE), limit))
        + all(limit, () -> tokens.forget(now, limit))
        + all(limit, () -> accounts.freeReserved(now, limit));
  }

  /**
   * Strangers make rows, too, as many as they like: one batch every ten minutes would not keep up.
   */
  private int all(int limit, Supplier<Integer> batch) {
    int all = 0;
    int forgotten;
    do {
      forgotten = unitOfWork.execute(batch);
      all += forgotten;
    } while (forgotten >= limit);
    return all;
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Limits how often an account asks for mails: five requests of a kind are free, the next waits
 * until a day after the last, and a day without one clears the count. It is kept with those of
 * logins, so that nothing that voids the mailed tokens clears it.
 */
final class MailRequests {

  /** The most requests of one kind in a day. */
  static final int MOST = 5;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Backoff PACE = new Backoff(MOST, DAY, DAY, DAY);

  private final LoginTallies tallies;

  MailRequests(LoginTallies tallies) {
    this.tallies = tallies;
  }

  /**
   * Counts a request. To be called in a unit of work that holds the account.
   *
   * @throws DomainException with {@link AuthenticationViolation.TooManyAttempts}
   */
  void count(AccountId account, Purpose purpose, Instant now) {
    TallyKey key = TallyKey.of("mails " + purpose + " " + account.role() + " " + account.value());
    // A new one counts as a success now, so that it is kept for longer than an hour.
    LoginTally tally =
        tallies
            .find(key)
            .orElseGet(() -> new LoginTally(key, 0, Optional.empty(), Optional.of(now), 0));
    Instant opensAt = PACE.opensAt(tally, now);
    if (opensAt.isAfter(now)) {
      throw new DomainException(
          new AuthenticationViolation.TooManyAttempts(Duration.between(now, opensAt)));
    }
    tallies.save(PACE.failed(tally, now));
  }
}

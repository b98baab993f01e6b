package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.scheduling.Participant;

/** Revokes a calendar feed: its address is void at once. */
public final class RevokeCalendarFeed {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final CalendarFeeds feeds;

  RevokeCalendarFeed(UnitOfWork unitOfWork, Accounts accounts, CalendarFeeds feeds) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.feeds = feeds;
  }

  /** Whose feed to revoke. */
  public record Command(Participant owner) {}

  /** Revokes it; if there is none, nothing happens. */
  public void handle(Command command) {
    unitOfWork.run(
        () -> {
          accounts.hold(command.owner().account());
          feeds.remove(command.owner());
        });
  }
}

package br.com.techmedicos.adapters.notificationsmtp;

import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.notification.Notices;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.io.PrintStream;
import java.util.function.Function;

/** Shows notices on a console instead of sending them; for demonstrations. */
public final class ConsoleNotices implements Notices {

  private final PrintStream console;
  private final Function<AppointmentId, String> meetings;

  /**
   * Creates an adapter.
   *
   * @param meetings the address of an appointment's meeting
   */
  public ConsoleNotices(PrintStream console, Function<AppointmentId, String> meetings) {
    this.console = console;
    this.meetings = meetings;
  }

  @Override
  public Outcome send(Notice notice) {
    NoticeText text = NoticeText.of(notice, meetings);
    console.print(
        ("Mail: " + text.subject() + "\n" + text.body())
            .strip()
            .indent(4)
            .replaceAll("(?m)^ {4}", "  | "));
    return Outcome.delivered();
  }
}

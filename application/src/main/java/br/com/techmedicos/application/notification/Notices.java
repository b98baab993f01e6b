package br.com.techmedicos.application.notification;

import br.com.techmedicos.application.delivery.Outcome;

/** Sends notices to people. */
public interface Notices {

  /**
   * Sends a notice. It takes at most {@link
   * br.com.techmedicos.application.delivery.DeliverLetters#LONGEST_TELLING}, and must not be called
   * in a unit of work.
   *
   * @return what became of it
   */
  Outcome send(Notice notice);
}

package br.com.techmedicos.adapters.memory.notification;

import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.notification.Notices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the notices that it is to send. Embedding programs can read them. */
public final class InMemoryNotices implements Notices {

  private final List<Notice> sent = new CopyOnWriteArrayList<>();
  private volatile Optional<Outcome> trouble = Optional.empty();

  @Override
  public Outcome send(Notice notice) {
    if (trouble.isEmpty()) {
      sent.add(notice);
    }
    return trouble.orElseGet(Outcome::delivered);
  }

  /** Sends nothing from now on, but answers this; or sends again. */
  public void answer(Optional<Outcome> instead) {
    trouble = instead;
  }

  /** Returns all notices, earliest first. */
  public List<Notice> sent() {
    return List.copyOf(sent);
  }
}

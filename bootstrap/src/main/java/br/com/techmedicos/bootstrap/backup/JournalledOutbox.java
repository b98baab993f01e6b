package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.JdbcOutbox;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.shared.DomainEvent;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;

/**
 * Writes deletions down before they are committed. One that is then not committed was wanted all
 * the same.
 */
@Singleton
@Primary
final class JournalledOutbox implements Outbox {

  private final JdbcOutbox outbox;
  private final DeletionJournal journal;

  JournalledOutbox(JdbcOutbox outbox, DeletionJournal journal) {
    this.outbox = outbox;
    this.journal = journal;
  }

  @Override
  public void append(DomainEvent event) {
    Deletion.of(event).ifPresent(journal::write);
    outbox.append(event);
  }

  @Override
  public void watch(Runnable watcher) {
    outbox.watch(watcher);
  }
}

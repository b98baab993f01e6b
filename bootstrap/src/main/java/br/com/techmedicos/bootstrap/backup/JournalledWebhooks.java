package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.partnership.JdbcWebhooks;
import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.Page;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down which webhooks were removed. */
@Singleton
@Primary
final class JournalledWebhooks implements Webhooks {

  private final JdbcWebhooks webhooks;
  private final DeletionJournal journal;
  private final Clock clock;

  JournalledWebhooks(JdbcWebhooks webhooks, DeletionJournal journal, Clock clock) {
    this.webhooks = webhooks;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public boolean remove(UUID id) {
    if (webhooks.find(id).isPresent()) {
      journal.write(Deletion.ofWebhook(clock.instant(), id));
    }
    return webhooks.remove(id);
  }

  @Override
  public void add(Webhook webhook) {
    webhooks.add(webhook);
  }

  @Override
  public void update(Webhook webhook) {
    webhooks.update(webhook);
  }

  @Override
  public void updateStanding(Webhook webhook) {
    webhooks.updateStanding(webhook);
  }

  @Override
  public Optional<Webhook> find(UUID id) {
    return webhooks.find(id);
  }

  @Override
  public Optional<Webhook> hold(UUID id) {
    return webhooks.hold(id);
  }

  @Override
  public List<Webhook> all() {
    return webhooks.all();
  }

  @Override
  public Page<Webhook, UUID> list(int limit, Optional<UUID> after) {
    return webhooks.list(limit, after);
  }

  @Override
  public List<Webhook> holdAll() {
    return webhooks.holdAll();
  }
}

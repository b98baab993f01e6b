package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhooks in memory. */
public final class InMemoryWebhooks implements Webhooks {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<UUID, Webhook> webhooks;

  public InMemoryWebhooks(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.webhooks = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(Webhook webhook) {
    webhooks.put(webhook.id(), webhook);
  }

  @Override
  public void update(Webhook webhook) {
    webhooks.find(webhook.id()).ifPresent(stored -> put(webhook, stored));
  }

  @Override
  public void updateStanding(Webhook webhook) {
    webhooks.find(webhook.id()).ifPresent(stored -> put(stored, webhook));
  }

  private void put(Webhook secrets, Webhook standing) {
    webhooks.put(
        secrets.id(),
        new Webhook(
            secrets.id(),
            secrets.address(),
            secrets.events(),
            secrets.secret(),
            secrets.previous(),
            secrets.registeredAt(),
            standing.failingSince(),
            standing.offSince()));
  }

  @Override
  public Optional<Webhook> find(UUID id) {
    return webhooks.find(id);
  }

  /** Units of work run one after the other. */
  @Override
  public Optional<Webhook> hold(UUID id) {
    return find(id);
  }

  @Override
  public List<Webhook> holdAll() {
    return all();
  }

  @Override
  public List<Webhook> all() {
    return webhooks.all();
  }

  @Override
  public Page<Webhook, UUID> list(int limit, Optional<UUID> after) {
    return Pages.cut(
        webhooks.all().stream(),
        Webhook::id,
        Comparator.comparing(UUID::toString), // unsigned, as in databases
        limit,
        after);
  }

  @Override
  public boolean remove(UUID id) {
    return unitOfWork.atomically(
        () -> {
          boolean there = webhooks.find(id).isPresent();
          webhooks.remove(id);
          return there;
        });
  }
}

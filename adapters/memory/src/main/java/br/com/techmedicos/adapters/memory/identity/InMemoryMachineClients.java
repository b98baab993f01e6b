package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.identity.MachineClient;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.ClientId;
import java.util.Comparator;
import java.util.Optional;

/** The programs of partners, in memory. */
public final class InMemoryMachineClients implements MachineClients {

  private final InMemoryTable<ClientId, MachineClient> clients;

  public InMemoryMachineClients(InMemoryUnitOfWork unitOfWork) {
    this.clients = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(MachineClient client) {
    clients.put(client.id(), client);
  }

  @Override
  public Optional<MachineClient> find(ClientId id) {
    return clients.find(id);
  }

  @Override
  public void update(MachineClient client) {
    clients.save(client.id(), client, MachineClient::version);
  }

  @Override
  public Page<MachineClient, ClientId> list(int limit, Optional<ClientId> after) {
    return Pages.cut(
        clients.all().stream(),
        MachineClient::id,
        Comparator.comparing(ClientId::toString),
        limit,
        after);
  }
}

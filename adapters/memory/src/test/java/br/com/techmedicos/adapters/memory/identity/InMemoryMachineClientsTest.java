package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.MachineClientsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryMachineClientsTest extends MachineClientsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final MachineClients clients = new InMemoryMachineClients(unitOfWork);

  @Override
  protected MachineClients clients() {
    return clients;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}

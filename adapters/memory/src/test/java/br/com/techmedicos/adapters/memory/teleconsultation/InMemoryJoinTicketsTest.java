package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.JoinTicketsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.JoinTickets;

class InMemoryJoinTicketsTest extends JoinTicketsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryJoinTickets tickets = new InMemoryJoinTickets(unitOfWork);

  @Override
  protected JoinTickets tickets() {
    return tickets;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}

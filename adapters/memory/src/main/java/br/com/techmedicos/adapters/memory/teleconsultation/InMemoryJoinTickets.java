package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.teleconsultation.JoinTicket;
import br.com.techmedicos.application.teleconsultation.JoinTickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets in memory. */
public final class InMemoryJoinTickets implements JoinTickets {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<TokenDigest, JoinTicket> tickets;

  public InMemoryJoinTickets(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.tickets = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(JoinTicket ticket) {
    tickets.put(ticket.digest(), ticket);
  }

  @Override
  public Optional<JoinTicket> redeem(TokenDigest digest) {
    return unitOfWork.atomically(
        () -> {
          Optional<JoinTicket> ticket = tickets.find(digest);
          ticket.ifPresent(found -> tickets.remove(found.digest()));
          return ticket;
        });
  }

  @Override
  public int forgetExpired(Instant now, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<JoinTicket> over =
              tickets.all().stream().filter(ticket -> !ticket.isGood(now)).limit(limit).toList();
          over.forEach(ticket -> tickets.remove(ticket.digest()));
          return over.size();
        });
  }
}

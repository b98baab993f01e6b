package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Published agendas, in memory. */
public final class InMemoryAgendas implements Agendas {

  private final InMemoryTable<DoctorId, Agenda> agendas;

  public InMemoryAgendas(InMemoryUnitOfWork unitOfWork) {
    this.agendas = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public Optional<Agenda> find(DoctorId doctor) {
    return agendas.find(doctor);
  }

  @Override
  public List<Agenda> find(Collection<DoctorId> doctors) {
    return doctors.stream().flatMap(doctor -> find(doctor).stream()).toList();
  }

  @Override
  public void save(Agenda agenda) {
    agendas.save(agenda.doctor(), agenda, Agenda::version);
  }
}

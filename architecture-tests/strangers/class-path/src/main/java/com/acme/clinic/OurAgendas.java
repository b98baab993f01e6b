package com.acme.clinic;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A port of our own. */
final class OurAgendas implements Agendas {

  private final InMemoryTable<DoctorId, Agenda> rows;
  private int saved;

  OurAgendas(InMemoryUnitOfWork unitOfWork) {
    this.rows = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public Optional<Agenda> find(DoctorId doctor) {
    return rows.find(doctor);
  }

  @Override
  public List<Agenda> find(Collection<DoctorId> doctors) {
    return doctors.stream().flatMap(doctor -> find(doctor).stream()).toList();
  }

  @Override
  public void save(Agenda agenda) {
    rows.save(agenda.doctor(), agenda, Agenda::version);
    saved++;
  }

  int saved() {
    return saved;
  }
}

package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Optional;

/** The records that are kept only because the law requires it, in memory. */
public final class InMemoryRetainedRecords implements RetainedRecords {

  private final InMemoryTable<PatientId, Instant> ends;

  public InMemoryRetainedRecords(InMemoryUnitOfWork unitOfWork) {
    this.ends = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void retain(PatientId patient, Instant until) {
    ends.put(patient, until);
  }

  @Override
  public Optional<Instant> retainedUntil(PatientId patient) {
    return ends.find(patient);
  }
}

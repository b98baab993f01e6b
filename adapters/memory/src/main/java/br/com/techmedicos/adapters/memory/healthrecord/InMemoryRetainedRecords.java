package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The records that are kept only because the law requires it, in memory. */
public final class InMemoryRetainedRecords implements RetainedRecords {

  private static final Comparator<PatientId> BY_ID = Comparator.comparing(PatientId::toString);

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<PatientId, Instant> ends;
  private final Consumer<PatientId> rest;

  /**
   * Marks of records.
   *
   * @param rest removes what other stores keep of a patient
   */
  public InMemoryRetainedRecords(InMemoryUnitOfWork unitOfWork, Consumer<PatientId> rest) {
    this.unitOfWork = unitOfWork;
    this.ends = new InMemoryTable<>(unitOfWork);
    this.rest = rest;
  }

  @Override
  public void retain(PatientId patient, Instant until) {
    ends.put(patient, until);
  }

  @Override
  public Optional<Instant> retainedUntil(PatientId patient) {
    return ends.find(patient);
  }

  @Override
  public List<PatientId> due(Instant now, Optional<PatientId> after, int limit) {
    return ends.keys().stream()
        .filter(patient -> ends.find(patient).filter(end -> !end.isAfter(now)).isPresent())
        .filter(patient -> after.isEmpty() || BY_ID.compare(patient, after.get()) > 0)
        .sorted(BY_ID)
        .limit(limit)
        .toList();
  }

  @Override
  public void remove(PatientId patient) {
    unitOfWork.run(
        () -> {
          rest.accept(patient);
          ends.remove(patient);
        });
  }
}

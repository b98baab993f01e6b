package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The access logs of all patients, in memory. Only one unit of work runs at a time, so that holding
 * a log is exclusive.
 */
public final class InMemoryAccessLogs implements AccessLogs {

  private static final Comparator<PatientId> BY_PATIENT = Comparator.comparing(PatientId::toString);

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<PatientId, AccessLog> logs;
  private final InMemoryTable<Place, AccessLogEntry> rows;

  private record Place(PatientId patient, long sequence) {

    static Place of(AccessLogEntry entry) {
      return new Place(entry.access().patient(), entry.sequence());
    }
  }

  public InMemoryAccessLogs(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.logs = new InMemoryTable<>(unitOfWork);
    this.rows = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public AccessLog hold(PatientId patient) {
    return logs.find(patient).orElseGet(() -> AccessLog.empty(patient));
  }

  @Override
  public void append(AccessLog log, AccessLogEntry entry) {
    unitOfWork.atomically(
        () -> {
          rows.put(Place.of(entry), entry);
          logs.put(log.patient(), log);
          return log;
        });
  }

  @Override
  public Optional<AccessLogEntry> findRepeated(Access access) {
    return of(access.patient())
        .filter(entry -> entry.access().isRepeatedBy(access))
        .max(Comparator.comparing(AccessLogEntry::sequence));
  }

  @Override
  public void update(AccessLogEntry entry) {
    rows.put(Place.of(entry), entry);
  }

  @Override
  public List<AccessLogEntry> rows(PatientId patient, long after, int limit) {
    return of(patient)
        .filter(entry -> entry.sequence() > after)
        .sorted(Comparator.comparing(AccessLogEntry::sequence))
        .limit(limit)
        .toList();
  }

  @Override
  public List<AccessLog> all(Optional<PatientId> after, int limit) {
    return unitOfWork.atomically(
        () ->
            rows.all().stream()
                .map(entry -> entry.access().patient())
                .distinct()
                .filter(patient -> after.isEmpty() || BY_PATIENT.compare(patient, after.get()) > 0)
                .sorted(BY_PATIENT)
                .limit(limit)
                .map(this::hold)
                .toList());
  }

  private Stream<AccessLogEntry> of(PatientId patient) {
    return rows.all().stream().filter(entry -> entry.access().patient().equals(patient));
  }

  /** For tests: removes the head of a log, as an attacker would. */
  void loseEnd(PatientId patient) {
    logs.remove(patient);
  }

  /** Removes the log of a patient, as the law allows in the end. */
  public void remove(PatientId patient) {
    of(patient).forEach(entry -> rows.remove(Place.of(entry)));
    logs.remove(patient);
  }
}

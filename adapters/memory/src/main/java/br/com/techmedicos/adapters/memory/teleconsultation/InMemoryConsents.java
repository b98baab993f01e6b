package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.teleconsultation.Consent;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Consents in memory. */
public final class InMemoryConsents implements Consents {

  private record Key(AppointmentId appointment, Instant acceptedAt) {}

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<Key, Consent> consents;

  public InMemoryConsents(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.consents = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(Consent consent) {
    Key key = new Key(consent.appointment(), consent.acceptedAt());
    unitOfWork.run(
        () -> {
          if (consents.find(key).isEmpty()) {
            consents.put(key, consent);
          }
        });
  }

  @Override
  public Optional<Consent> latest(AppointmentId appointment) {
    return consents.all().stream()
        .filter(consent -> consent.appointment().equals(appointment))
        .max(Comparator.comparing(Consent::acceptedAt));
  }

  @Override
  public List<Consent> of(AppointmentId appointment) {
    return consents.all().stream()
        .filter(consent -> consent.appointment().equals(appointment))
        .sorted(Comparator.comparing(Consent::acceptedAt))
        .toList();
  }

  /** Removes all consents to an appointment. */
  public void remove(AppointmentId appointment) {
    of(appointment).forEach(consent -> consents.remove(new Key(appointment, consent.acceptedAt())));
  }
}

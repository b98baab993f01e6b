package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.teleconsultation.Presence;
import br.com.techmedicos.application.teleconsultation.Presences;
import br.com.techmedicos.application.teleconsultation.Seat;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Presences in memory. */
public final class InMemoryPresences implements Presences {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<AppointmentId, Presence> presences;

  public InMemoryPresences(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.presences = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public Presence of(AppointmentId appointment) {
    return presences.find(appointment).orElseGet(() -> Presence.nobody(appointment));
  }

  @Override
  public void save(Presence presence) {
    presences.save(presence.appointment(), presence, Presence::version);
  }

  @Override
  public int forget(Instant seenBefore, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<Presence> old =
              presences.all().stream()
                  .filter(presence -> isUnseenSince(seenBefore, presence))
                  .limit(limit)
                  .toList();
          old.forEach(presence -> presences.remove(presence.appointment()));
          return old.size();
        });
  }

  private static boolean isUnseenSince(Instant instant, Presence presence) {
    return Stream.of(presence.doctor(), presence.patient())
        .flatMap(Optional::stream)
        .map(Seat::seenAt)
        .allMatch(seenAt -> seenAt.isBefore(instant));
  }
}

package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.util.List;
import java.util.Set;

/** Takes the signals for the connections of an instance. */
public final class CollectSignals {

  private final UnitOfWork unitOfWork;
  private final Signals signals;

  CollectSignals(UnitOfWork unitOfWork, Signals signals) {
    this.unitOfWork = unitOfWork;
    this.signals = signals;
  }

  /** The connections. */
  public record Command(Set<ConnectionId> connections) {}

  /**
   * Collects.
   *
   * @return the signals, in the order of delivery
   */
  public List<Signals.Delivery> handle(Command command) {
    return unitOfWork.execute(() -> signals.take(command.connections()));
  }
}

package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.util.List;
import java.util.Set;

/** An instance takes the signals for connections that hang on it. */
public final class CollectSignals {

  private final UnitOfWork unitOfWork;
  private final Signals signals;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param signals what connections are told
   */
  CollectSignals(UnitOfWork unitOfWork, Signals signals) {
    this.unitOfWork = unitOfWork;
    this.signals = signals;
  }

  /**
   * For whom.
   *
   * @param connections connections that hang on the instance
   */
  public record Command(Set<ConnectionId> connections) {}

  /**
   * Collects.
   *
   * @param command for whom
   * @return what to tell which connection, in this order
   */
  public List<Signals.Delivery> handle(Command command) {
    return unitOfWork.execute(() -> signals.take(command.connections()));
  }
}

package br.com.techmedicos.application.delivery;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.util.Set;

/** The use cases that bring events to subscribers. */
public final class Delivery {

  private final Dependencies ports;
  private final Set<String> eventTypes;
  private final IdGenerator ids;
  private final Clock clock;

  /** The ports that the use cases need. */
  public record Dependencies(UnitOfWork unitOfWork, Letters letters) {}

  /**
   * Assembles the use cases.
   *
   * @param eventTypes the types of all events that there are, by the simple names of their classes;
   *     others are left to instances that know them
   */
  public Delivery(Dependencies ports, Set<String> eventTypes, IdGenerator ids, Clock clock) {
    this.ports = ports;
    this.eventTypes = Set.copyOf(eventTypes);
    this.ids = ids;
    this.clock = clock;
  }

  /** {@return the use case}; to be called after each commit of an event, and periodically */
  public WriteLetters writeLetters() {
    return new WriteLetters(ports.unitOfWork, ports.letters, eventTypes, clock);
  }

  /** {@return the use case}; to be called when letters were written, and periodically */
  public DeliverLetters deliverLetters() {
    return new DeliverLetters(ports.unitOfWork, ports.letters, ids, clock);
  }

  public ResendLetter resendLetter() {
    return new ResendLetter(ports.unitOfWork, ports.letters, clock);
  }

  /** {@return the use case}; to be called periodically */
  public ForgetOldEvents forgetOldEvents() {
    return new ForgetOldEvents(ports.unitOfWork, ports.letters, clock);
  }
}

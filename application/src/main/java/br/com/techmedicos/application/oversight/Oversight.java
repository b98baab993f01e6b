package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;

/** The use cases about what operators do. They hold no state. */
public final class Oversight {

  private final Dependencies ports;
  private final Clock clock;

  /** The ports that it needs. */
  public record Dependencies(UnitOfWork unitOfWork, OperatorActs acts, AccessLogSeal seal) {}

  /** The use cases. */
  public Oversight(Dependencies ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /** {@return the use case}; to be called before an operator does anything */
  public RecordOperatorAct recordOperatorAct() {
    return new RecordOperatorAct(ports.unitOfWork, ports.acts, ports.seal, clock);
  }

  public VerifyOperatorActs verifyOperatorActs() {
    return new VerifyOperatorActs(ports.unitOfWork, ports.acts, ports.seal);
  }
}

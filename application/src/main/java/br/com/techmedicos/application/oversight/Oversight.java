package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import br.com.techmedicos.application.identity.AccountPolicy;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import java.time.Clock;

/** The use cases about what operators do. They hold no state. */
public final class Oversight {

  private final Dependencies ports;
  private final Identity identity;
  private final HealthRecord healthRecord;
  private final AccountPolicy policy;
  private final IdGenerator ids;
  private final Clock clock;

  /** The ports that it needs. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      OperatorActs acts,
      AccessLogSeal seal,
      OperatorRequests requests,
      Accounts accounts,
      PasswordHasher passwordHasher) {}

  /**
   * The use cases.
   *
   * @param identity finds who has a CPF
   * @param healthRecord releases it
   * @param policy what who runs the service has decided
   */
  public Oversight(
      Dependencies ports,
      Identity identity,
      HealthRecord healthRecord,
      AccountPolicy policy,
      IdGenerator ids,
      Clock clock) {
    this.ports = ports;
    this.identity = identity;
    this.healthRecord = healthRecord;
    this.policy = policy;
    this.ids = ids;
    this.clock = clock;
  }

  /** {@return the use case}; to be called before an operator does anything */
  public RecordOperatorAct recordOperatorAct() {
    return new RecordOperatorAct(ports.unitOfWork, ports.acts, ports.seal, clock);
  }

  public VerifyOperatorActs verifyOperatorActs() {
    return new VerifyOperatorActs(ports.unitOfWork, ports.acts, ports.seal);
  }

  public AskForCpfRelease askForCpfRelease() {
    return new AskForCpfRelease(identity.findCpfHolder(), recordOperatorAct(), secondOperator());
  }

  public AskForOperator askForOperator() {
    return new AskForOperator(
        ports.accounts, ports.passwordHasher, recordOperatorAct(), secondOperator(), ids);
  }

  public DecideRequest decideRequest() {
    return new DecideRequest(ports.requests, recordOperatorAct(), secondOperator());
  }

  /** {@return the use case}; to be called periodically */
  public ForgetSecretsOfRequests forgetSecretsOfRequests() {
    return new ForgetSecretsOfRequests(ports.unitOfWork, ports.requests, clock);
  }

  private SecondOperator secondOperator() {
    return new SecondOperator(
        ports.unitOfWork,
        ports.requests,
        ports.accounts,
        healthRecord.releaseCpf(),
        policy.operatorsNeedApproval(),
        ids,
        clock);
  }
}

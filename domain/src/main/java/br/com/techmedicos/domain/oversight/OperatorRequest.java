package br.com.techmedicos.domain.oversight;

import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operator asked for, and what came of it. Immutable: a decision returns a new instance.
 */
public final class OperatorRequest {

  /** How long another operator may decide. */
  public static final Duration VALIDITY = Duration.ofDays(3);

  private final OperatorRequestId id;
  private final RequestedAct act;
  private final OperatorId requestedBy;
  private final Instant requestedAt;
  private final Optional<OperatorDecision> decision;
  private final long version;

  private OperatorRequest(
      OperatorRequestId id,
      RequestedAct act,
      OperatorId requestedBy,
      Instant requestedAt,
      Optional<OperatorDecision> decision,
      long version) {
    this.id = Objects.requireNonNull(id);
    this.act = Objects.requireNonNull(act);
    this.requestedBy = Objects.requireNonNull(requestedBy);
    this.requestedAt = requestedAt.truncatedTo(ChronoUnit.MICROS);
    this.decision = Objects.requireNonNull(decision);
    this.version = version;
  }

  /**
   * Asks another operator.
   *
   * @param by who asks
   * @return the request, which is open
   */
  public static OperatorRequest open(
      OperatorRequestId id, RequestedAct act, OperatorId by, Instant now) {
    return new OperatorRequest(id, act, by, now, Optional.empty(), 1);
  }

  /**
   * Asks nobody, where one operator is enough.
   *
   * @param by who asks
   * @return the request, approved by who asked
   */
  public static OperatorRequest alone(
      OperatorRequestId id, RequestedAct act, OperatorId by, Instant now) {
    OperatorDecision decision = new OperatorDecision(Verdict.APPROVED, by, now);
    return new OperatorRequest(id, act.done(), by, now, Optional.of(decision), 1);
  }

  /**
   * Restores a stored request.
   *
   * @param requestedBy who asked
   * @param requestedAt when
   * @param decision what was decided, if it was
   * @param version of the one kept
   * @return the request
   */
  public static OperatorRequest restore(
      OperatorRequestId id,
      RequestedAct act,
      OperatorId requestedBy,
      Instant requestedAt,
      Optional<OperatorDecision> decision,
      long version) {
    return new OperatorRequest(id, act, requestedBy, requestedAt, decision, version);
  }

  /**
   * Decides on it.
   *
   * @param by who decides
   * @return the request, which is over
   * @throws DomainException with {@link OversightViolation.OwnRequest} or {@link
   *     OversightViolation.RequestOver}
   */
  public OperatorRequest decide(Verdict verdict, OperatorId by, Instant now) {
    if (by.equals(requestedBy)) {
      throw new DomainException(new OversightViolation.OwnRequest());
    }
    if (status(now) != RequestStatus.OPEN) {
      throw new DomainException(new OversightViolation.RequestOver());
    }
    OperatorDecision decided = new OperatorDecision(verdict, by, now);
    return new OperatorRequest(
        id, act.done(), requestedBy, requestedAt, Optional.of(decided), version + 1);
  }

  /** {@return how it stands at an instant} */
  public RequestStatus status(Instant now) {
    return decision
        .map(
            made ->
                switch (made.verdict()) {
                  case APPROVED -> RequestStatus.APPROVED;
                  case REFUSED -> RequestStatus.REFUSED;
                })
        .orElse(now.isBefore(expiresAt()) ? RequestStatus.OPEN : RequestStatus.EXPIRED);
  }

  /** {@return the ID} */
  public OperatorRequestId id() {
    return id;
  }

  /** {@return what was asked for} */
  public RequestedAct act() {
    return act;
  }

  /** {@return who asked} */
  public OperatorId requestedBy() {
    return requestedBy;
  }

  /** {@return when they asked} */
  public Instant requestedAt() {
    return requestedAt;
  }

  /** {@return from when on nobody can decide any more} */
  public Instant expiresAt() {
    return requestedAt.plus(VALIDITY);
  }

  /** {@return what was decided, if it was} */
  public Optional<OperatorDecision> decision() {
    return decision;
  }

  /** {@return the version, starting at 1 and incremented by the decision} */
  public long version() {
    return version;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "OperatorRequest[" + id + ", version " + version + "]";
  }
}

package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * An access to a record, decided. Ids only.
 *
 * @param patient whose record
 * @param actor who asked
 * @param action for what
 * @param outcome what was decided
 * @param file about which file, if about one
 * @param grant about which grant, if about one
 * @param at when, in whole microseconds
 */
public record Access(
    PatientId patient,
    AccountId actor,
    AccessAction action,
    AccessOutcome outcome,
    Optional<RecordFileId> file,
    Optional<GrantId> grant,
    Instant at) {

  /**
   * Takes all parts.
   *
   * @param patient whose record
   * @param actor who asked
   * @param action for what
   * @param outcome what was decided
   * @param file about which file, if about one
   * @param grant about which grant, if about one
   * @param at when; what is finer than a microsecond is cut off, as stores do
   */
  public Access {
    Objects.requireNonNull(patient);
    Objects.requireNonNull(actor);
    Objects.requireNonNull(action);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(file);
    Objects.requireNonNull(grant);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** {@return the minute it was in, over which refusals are counted together} */
  public Instant minute() {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * Whether another access is the same again: a refusal of the same thing to the same actor, in the
   * same minute.
   *
   * @param later decided after this one
   */
  public boolean isRepeatedBy(Access later) {
    return outcome == AccessOutcome.DENIED
        && later.outcome == AccessOutcome.DENIED
        && patient.equals(later.patient)
        && actor.equals(later.actor)
        && action == later.action
        && file.equals(later.file)
        && grant.equals(later.grant)
        && minute().equals(later.minute());
  }
}

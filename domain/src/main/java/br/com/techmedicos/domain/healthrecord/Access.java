package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * An access to a record, with its outcome. It contains only IDs.
 *
 * @param file about which file, if about one
 * @param grant about which grant, if about one
 * @param at when, in whole microseconds; what is finer is cut off, as stores do
 */
public record Access(
    PatientId patient,
    AccountId actor,
    AccessAction action,
    AccessOutcome outcome,
    Optional<RecordFileId> file,
    Optional<GrantId> grant,
    Instant at) {

  private static final Duration LISTED_TOGETHER = Duration.ofHours(1);

  public Access {
    Objects.requireNonNull(patient);
    Objects.requireNonNull(actor);
    Objects.requireNonNull(action);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(file);
    Objects.requireNonNull(grant);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * From when the same access counts as a repetition: for a refusal the start of its minute, for a
   * list an hour before.
   *
   * @return the first instant of that period
   */
  public Instant countedFrom() {
    return outcome == AccessOutcome.DENIED ? minute() : at.minus(LISTED_TOGETHER);
  }

  /**
   * Until when the same access counts as a repetition.
   *
   * @return the first instant after that period
   */
  public Instant countedUntil() {
    return outcome == AccessOutcome.DENIED
        ? minute().plus(1, ChronoUnit.MINUTES)
        : at.plus(LISTED_TOGETHER);
  }

  private Instant minute() {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * Whether a later access repeats this one: a denial of the same access for the same actor in the
   * same minute, or a list that the same doctor saw within the last hour.
   *
   * @param later decided after this one
   */
  public boolean isRepeatedBy(Access later) {
    return (outcome == AccessOutcome.DENIED || isListForDoctor())
        && outcome == later.outcome
        && patient.equals(later.patient)
        && actor.equals(later.actor)
        && action == later.action
        && file.equals(later.file)
        && grant.equals(later.grant)
        && !at.isBefore(later.countedFrom())
        && at.isBefore(later.countedUntil());
  }

  private boolean isListForDoctor() {
    return action == AccessAction.LIST && actor.role() == Role.DOCTOR;
  }
}

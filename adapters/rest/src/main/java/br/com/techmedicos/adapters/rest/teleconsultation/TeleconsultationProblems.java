package br.com.techmedicos.adapters.rest.teleconsultation;

import br.com.techmedicos.adapters.rest.problem.MessageKey;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemMapping;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.scheduling.AgendaTimes;
import br.com.techmedicos.domain.shared.Violation;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Maps the violations of meetings to problems. */
@Singleton
final class TeleconsultationProblems
    implements ProblemMapping, TeleconsultationViolation.Cases<Problem> {

  private final Clock clock;
  private final AgendaTimes times;

  TeleconsultationProblems(Clock clock, AgendaTimes times) {
    this.clock = clock;
    this.times = times;
  }

  @Override
  public Optional<Problem> of(Violation violation) {
    return violation instanceof TeleconsultationViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Problem notAParty(TeleconsultationViolation.NotAParty violation) {
    return Problem.of(ProblemType.NOT_FOUND);
  }

  @Override
  public Problem meetingUnavailable(TeleconsultationViolation.MeetingUnavailable violation) {
    return Problem.of(
        ProblemType.MEETING_UNAVAILABLE,
        "meeting-unavailable",
        new MessageKey("status." + violation.status().name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Problem meetingNotOpen(TeleconsultationViolation.MeetingNotOpen violation) {
    return Problem.of(
            ProblemType.MEETING_NOT_OPEN,
            "meeting-not-open",
            times.from(violation.opensAt(), violation.doctor()))
        .opening(violation.opensAt())
        .after(Duration.between(clock.instant(), violation.opensAt()));
  }

  @Override
  public Problem meetingOver(TeleconsultationViolation.MeetingOver violation) {
    return Problem.of(
            ProblemType.MEETING_OVER,
            "meeting-over",
            times.until(violation.closedAt(), violation.doctor()))
        .closed(violation.closedAt());
  }

  @Override
  public Problem consentRequired(TeleconsultationViolation.ConsentRequired violation) {
    return Problem.of(ProblemType.CONSENT_REQUIRED);
  }

  @Override
  public Problem consentOutdated(TeleconsultationViolation.ConsentOutdated violation) {
    return Problem.of(
        ProblemType.CONSENT_OUTDATED, "consent-outdated", violation.current().version());
  }
}

package br.com.techmedicos.adapters.rest.teleconsultation;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refusals;
import br.com.techmedicos.adapters.rest.problem.Words;
import br.com.techmedicos.domain.shared.Violation;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How the rules of meetings are told. */
@Singleton
final class TeleconsultationRefusals implements Refusals, TeleconsultationViolation.Cases<Refusal> {

  private final Clock clock;

  TeleconsultationRefusals(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Refusal> of(Violation violation) {
    return violation instanceof TeleconsultationViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Refusal notAParty(TeleconsultationViolation.NotAParty violation) {
    return Refusal.of(ProblemType.NOT_FOUND);
  }

  @Override
  public Refusal meetingUnavailable(TeleconsultationViolation.MeetingUnavailable violation) {
    return Refusal.of(
        ProblemType.MEETING_UNAVAILABLE,
        "meeting-unavailable",
        new Words("status." + violation.status().name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Refusal meetingNotOpen(TeleconsultationViolation.MeetingNotOpen violation) {
    return Refusal.of(
            ProblemType.MEETING_NOT_OPEN, "meeting-not-open", violation.opensAt().toString())
        .opening(violation.opensAt())
        .after(Duration.between(clock.instant(), violation.opensAt()));
  }

  @Override
  public Refusal meetingOver(TeleconsultationViolation.MeetingOver violation) {
    return Refusal.of(ProblemType.MEETING_OVER, "meeting-over", violation.closedAt().toString());
  }

  @Override
  public Refusal consentRequired(TeleconsultationViolation.ConsentRequired violation) {
    return Refusal.of(ProblemType.CONSENT_REQUIRED);
  }

  @Override
  public Refusal consentOutdated(TeleconsultationViolation.ConsentOutdated violation) {
    return Refusal.of(
        ProblemType.CONSENT_OUTDATED, "consent-outdated", violation.current().version());
  }
}

package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.application.healthrecord.SweepContents;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.SettleOverdueAppointments;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.ForgetOldMeetings;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * What runs by itself, on every instance. Two instances that take the same work do no harm: the
 * store lets one of them do it.
 */
@Singleton
final class Jobs {

  private static final int AT_ONCE = 10_000;
  private static final Duration LIFE_OF_A_SIGNING_KEY = Duration.ofDays(30);

  private final SettleOverdueAppointments settleOverdueAppointments;
  private final RefreshAvailability refreshAvailability;
  private final ForgetOldLogins forgetOldLogins;
  private final SweepContents sweepContents;
  private final ForgetOldMeetings forgetOldMeetings;
  private final SigningKeys signingKeys;
  private final IdempotencyRecords idempotencyRecords;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  Jobs(
      SettleOverdueAppointments settleOverdueAppointments,
      RefreshAvailability refreshAvailability,
      ForgetOldLogins forgetOldLogins,
      SweepContents sweepContents,
      ForgetOldMeetings forgetOldMeetings,
      SigningKeys signingKeys,
      IdempotencyRecords idempotencyRecords,
      UnitOfWork unitOfWork,
      Clock clock) {
    this.settleOverdueAppointments = settleOverdueAppointments;
    this.refreshAvailability = refreshAvailability;
    this.forgetOldLogins = forgetOldLogins;
    this.sweepContents = sweepContents;
    this.forgetOldMeetings = forgetOldMeetings;
    this.signingKeys = signingKeys;
    this.idempotencyRecords = idempotencyRecords;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "5s", fixedDelay = "30s")
  void settleOverdueAppointments() {
    int settled;
    do {
      settled = settleOverdueAppointments.handle(new SettleOverdueAppointments.Command());
    } while (settled == SettleOverdueAppointments.BATCH);
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "10s")
  void refreshAvailability() {
    int refreshed;
    do {
      refreshed = refreshAvailability.handle(new RefreshAvailability.Command());
    } while (refreshed == RefreshAvailability.BATCH);
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "30s")
  void sweepContents() {
    int removed;
    do {
      removed = sweepContents.handle(new SweepContents.Command());
    } while (removed == SweepContents.BATCH);
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  void forgetOldLogins() {
    forgetOldLogins.handle(new ForgetOldLogins.Command(AT_ONCE));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void forgetOldMeetings() {
    forgetOldMeetings.handle(new ForgetOldMeetings.Command(AT_ONCE));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  void forgetOldAnswers() {
    unitOfWork.execute(() -> idempotencyRecords.forgetExpired(clock.instant(), AT_ONCE));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1h")
  void rotateSigningKey() {
    signingKeys.rotateIfOlderThan(LIFE_OF_A_SIGNING_KEY);
  }
}

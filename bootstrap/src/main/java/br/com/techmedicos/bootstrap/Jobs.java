package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.ForgetOldEvents;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.content.SweepContents;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.notification.Notification;
import br.com.techmedicos.application.notification.RemindParties;
import br.com.techmedicos.application.oversight.ForgetSecretsOfRequests;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.partnership.ForgetOldAttempts;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.SettleOverdueAppointments;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.ForgetOldMeetings;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import io.micronaut.context.BeanProvider;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import reactor.core.publisher.Mono;

/**
 * Background jobs, on every worker. Two workers may run the same job; the store ensures that only
 * one of them does the work. A feature that cannot be assembled, for example without credentials,
 * does not affect the jobs of other features. While the clock is wrong, none of them begins: they
 * would settle what is not over.
 */
@Singleton
@InBackground
final class Jobs {

  private static final int AT_ONCE = 10_000;
  private static final int EVENTS_AT_ONCE = 1_000;
  private static final Duration LIFE_OF_A_SIGNING_KEY = Duration.ofDays(30);

  private final Scheduling scheduling;
  private final Identity identity;
  private final BeanProvider<Oversight> oversight;
  private final BeanProvider<HealthRecord> healthRecord;
  private final BeanProvider<Teleconsultation> teleconsultation;
  private final SigningKeys signingKeys;
  private final IdempotencyRecords idempotencyRecords;
  private final UnitOfWork unitOfWork;
  private final Delivery delivery;
  private final Notification notification;
  private final Partnership partnership;
  private final Courier courier;
  private final DatabaseReadiness readiness;
  private final Clock clock;

  Jobs(
      Scheduling scheduling,
      Identity identity,
      BeanProvider<Oversight> oversight,
      BeanProvider<HealthRecord> healthRecord,
      BeanProvider<Teleconsultation> teleconsultation,
      SigningKeys signingKeys,
      IdempotencyRecords idempotencyRecords,
      UnitOfWork unitOfWork,
      Outbox outbox,
      Delivery delivery,
      Notification notification,
      Partnership partnership,
      Courier courier,
      DatabaseReadiness readiness,
      Clock clock) {
    this.scheduling = scheduling;
    this.identity = identity;
    this.oversight = oversight;
    this.healthRecord = healthRecord;
    this.teleconsultation = teleconsultation;
    this.signingKeys = signingKeys;
    this.idempotencyRecords = idempotencyRecords;
    this.unitOfWork = unitOfWork;
    this.delivery = delivery;
    this.notification = notification;
    this.partnership = partnership;
    this.courier = courier;
    this.readiness = readiness;
    this.clock = clock;
    outbox.watch(courier::wakeAfterCommit);
  }

  /** Also where nobody asks for readiness. */
  @Scheduled(initialDelay = "10s", fixedDelay = "10s")
  void compareClocks() {
    Mono.from(readiness.getResult()).block();
  }

  @Scheduled(initialDelay = "3s", fixedDelay = "2s", condition = ClockReadiness.IS_RIGHT)
  void deliverEvents() {
    courier.wake();
  }

  @Scheduled(initialDelay = "7s", fixedDelay = "20s", condition = ClockReadiness.IS_RIGHT)
  void remindParties() {
    untilFewer(
        RemindParties.BATCH,
        () -> notification.remindParties().handle(new RemindParties.Command()));
  }

  @Scheduled(initialDelay = "2m", fixedDelay = "10m", condition = ClockReadiness.IS_RIGHT)
  void forgetOldEvents() {
    untilFewer(
        EVENTS_AT_ONCE,
        () -> delivery.forgetOldEvents().handle(new ForgetOldEvents.Command(EVENTS_AT_ONCE)));
  }

  @Scheduled(initialDelay = "2m", fixedDelay = "10m", condition = ClockReadiness.IS_RIGHT)
  void forgetOldAttempts() {
    untilFewer(
        EVENTS_AT_ONCE,
        () ->
            partnership.forgetOldAttempts().handle(new ForgetOldAttempts.Command(EVENTS_AT_ONCE)));
  }

  @Scheduled(initialDelay = "5s", fixedDelay = "30s", condition = ClockReadiness.IS_RIGHT)
  void settleOverdueAppointments() {
    untilFewer(
        SettleOverdueAppointments.BATCH,
        () ->
            scheduling.settleOverdueAppointments().handle(new SettleOverdueAppointments.Command()));
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "10s", condition = ClockReadiness.IS_RIGHT)
  void refreshAvailability() {
    untilFewer(
        RefreshAvailability.BATCH,
        () -> scheduling.refreshAvailability().handle(new RefreshAvailability.Command()));
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "30s", condition = ClockReadiness.IS_RIGHT)
  void sweepContents() {
    untilFewer(
        SweepContents.BATCH,
        () -> healthRecord.get().sweepContents().handle(new SweepContents.Command()));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m", condition = ClockReadiness.IS_RIGHT)
  void forgetOldLogins() {
    inTime(() -> identity.forgetOldLogins().handle(new ForgetOldLogins.Command(AT_ONCE)));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m", condition = ClockReadiness.IS_RIGHT)
  void forgetSecretsOfRequests() {
    inTime(
        () ->
            oversight
                .get()
                .forgetSecretsOfRequests()
                .handle(new ForgetSecretsOfRequests.Command(EVENTS_AT_ONCE)));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m", condition = ClockReadiness.IS_RIGHT)
  void forgetOldMeetings() {
    inTime(
        () ->
            teleconsultation
                .get()
                .forgetOldMeetings()
                .handle(new ForgetOldMeetings.Command(AT_ONCE)));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m", condition = ClockReadiness.IS_RIGHT)
  void forgetOldAnswers() {
    untilFewer(
        AT_ONCE,
        () -> unitOfWork.execute(() -> idempotencyRecords.forgetExpired(clock.instant(), AT_ONCE)));
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1h", condition = ClockReadiness.IS_RIGHT)
  void rotateSigningKey() {
    signingKeys.rotateIfOlderThan(LIFE_OF_A_SIGNING_KEY);
  }

  private void untilFewer(int batch, IntSupplier work) {
    AtomicInteger done = new AtomicInteger();
    do {
      inTime(() -> done.set(work.getAsInt()));
    } while (done.get() == batch);
  }

  private void inTime(Runnable batch) {
    CallDeadline.ofJob(clock).during(batch);
  }
}

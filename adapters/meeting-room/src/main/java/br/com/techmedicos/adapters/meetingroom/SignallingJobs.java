package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.adapters.shared.CallDeadline;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The periodic jobs of the connections. They stop before the shutdown starts; otherwise a late job
 * would fail on a partly stopped service.
 */
@Singleton
final class SignallingJobs {

  private static final Logger LOG = LoggerFactory.getLogger(SignallingJobs.class);

  private final Connections connections;
  private final TaskScheduler scheduler;
  private final Clock clock;
  private final Duration relayInterval;
  private final Duration reviewInterval;
  private final List<Future<?>> running = new ArrayList<>();

  SignallingJobs(
      Connections connections,
      TaskScheduler scheduler,
      Clock clock,
      @Property(name = "techmedicos.meetings.relay-interval", defaultValue = "200ms")
          Duration relayInterval,
      @Property(name = "techmedicos.meetings.review-interval", defaultValue = "5s")
          Duration reviewInterval) {
    this.connections = connections;
    this.scheduler = scheduler;
    this.clock = clock;
    this.relayInterval = relayInterval;
    this.reviewInterval = reviewInterval;
  }

  @EventListener
  synchronized void begin(StartupEvent event) {
    running.add(every(relayInterval, connections::collect));
    running.add(every(reviewInterval, connections::review));
  }

  @EventListener
  synchronized void end(ShutdownEvent event) {
    running.forEach(job -> job.cancel(false));
    connections.stop();
  }

  private Future<?> every(Duration interval, Runnable job) {
    return scheduler.scheduleWithFixedDelay(interval, interval, () -> carefully(job));
  }

  /**
   * A job that throws would not be scheduled again. One that waits for a database that stands still
   * would keep the signals of all meetings waiting.
   */
  private void carefully(Runnable job) {
    try {
      CallDeadline.likeACall(clock).during(job);
    } catch (RuntimeException fault) {
      LOG.warn("signals are delayed: {}", fault.getClass().getName());
    }
  }
}

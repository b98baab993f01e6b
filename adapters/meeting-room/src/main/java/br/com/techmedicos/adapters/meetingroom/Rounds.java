package br.com.techmedicos.adapters.meetingroom;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the connections of this instance need again and again, from when everything is there until
 * just before it goes: a job that came too late would find half of the service gone.
 */
@Singleton
final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Connections connections;
  private final TaskScheduler scheduler;
  private final Duration relayInterval;
  private final Duration reviewInterval;
  private final List<Future<?>> running = new ArrayList<>();

  Rounds(
      Connections connections,
      TaskScheduler scheduler,
      @Property(name = "techmedicos.meetings.relay-interval", defaultValue = "200ms")
          Duration relayInterval,
      @Property(name = "techmedicos.meetings.review-interval", defaultValue = "5s")
          Duration reviewInterval) {
    this.connections = connections;
    this.scheduler = scheduler;
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
    running.forEach(round -> round.cancel(false));
    connections.stop();
  }

  private Future<?> every(Duration interval, Runnable round) {
    return scheduler.scheduleWithFixedDelay(interval, interval, () -> carefully(round));
  }

  /** One that throws would be the last. */
  private static void carefully(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException fault) {
      LOG.warn("signals wait: {}", fault.getClass().getName());
    }
  }
}

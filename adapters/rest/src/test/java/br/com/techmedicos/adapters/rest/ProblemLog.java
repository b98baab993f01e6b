package br.com.techmedicos.adapters.rest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What is logged about refusals and faults, of whatever level, while it is open. */
final class ProblemLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger log =
      (Logger) LoggerFactory.getLogger("br.com.techmedicos.adapters.rest.server.ProblemHandlers");
  private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

  static ProblemLog open() {
    ProblemLog lines = new ProblemLog();
    lines.setContext(lines.log.getLoggerContext());
    lines.start();
    lines.log.setLevel(Level.DEBUG);
    lines.log.addAppender(lines);
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /** The next line, or none if it does not come. */
  @Nullable ILoggingEvent next() throws InterruptedException {
    return events.poll(30, TimeUnit.SECONDS);
  }

  /** The lines so far. */
  List<ILoggingEvent> lines() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    log.detachAppender(this);
    log.setLevel(null);
    stop();
  }
}

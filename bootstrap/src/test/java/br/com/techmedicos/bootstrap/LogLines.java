package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the service in this process writes to its log, from when it is asked to be recorded. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 10;

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

  /** As the service's own configuration has it, whatever that of the tests is. */
  static LogLines record() {
    LogLines lines = new LogLines();
    LoggerContext context = lines.root.getLoggerContext();
    configured().getCopyOfAttachedFiltersList().forEach(lines::addFilter);
    lines.setContext(context);
    lines.start();
    lines.root.addAppender(lines);
    return lines;
  }

  private static Appender<ILoggingEvent> configured() {
    URL classes = Application.class.getProtectionDomain().getCodeSource().getLocation();
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(new URL(classes, "logback.xml"));
    } catch (JoranException | MalformedURLException e) {
      throw new IllegalStateException(e);
    }
    return context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  List<String> warningsAndErrors() {
    return events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
        .toList();
  }

  void awaitWarning() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (warningsAndErrors().isEmpty()) {
      assertThat(System.nanoTime()).as("a warning within " + PATIENCE).isLessThan(end);
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}

package br.com.techmedicos.bootstrap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Filters out a warning that the framework logs whenever a client disconnects during a download:
 * Micronaut 4.10 reports the unsent chunk as a failed task. Nothing leaks, because the chunk is on
 * the heap. Other failed tasks are still logged.
 *
 * <p>It is no turbo filter: that would be asked each time anybody wants to know whether to log.
 */
public final class AbandonedAnswers extends Filter<ILoggingEvent> {

  private static final String TASKS = "io.netty.util.concurrent.AbstractEventExecutor";
  private static final String PIECE = "io.micronaut.http.netty.EventLoopFlow$Delayed@";
  private static final String NOBODY = "onNext before request?";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().equals(TASKS)
            && event.getFormattedMessage().contains(PIECE)
            && event.getThrowableProxy() instanceof ThrowableProxy thrown
            && thrown.getThrowable() instanceof IllegalStateException
            && NOBODY.equals(thrown.getMessage())
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}

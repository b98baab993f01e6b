package br.com.techmedicos.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Filters out a warning that the framework logs whenever a client disconnects during a download:
 * Micronaut 4.10 reports the unsent chunk as a failed task. Nothing leaks, because the chunk is on
 * the heap. Other failed tasks are still logged.
 */
public final class AbandonedAnswers extends TurboFilter {

  private static final String TASKS = "io.netty.util.concurrent.AbstractEventExecutor";
  private static final String PIECE = "io.micronaut.http.netty.EventLoopFlow$Delayed@";
  private static final String NOBODY = "onNext before request?";

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String message,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    return message != null
            && thrown instanceof IllegalStateException
            && NOBODY.equals(thrown.getMessage())
            && message.contains(PIECE)
            && logger.getName().equals(TASKS)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}

package br.com.techmedicos.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps out of the log what the framework warns of whenever a client goes in the middle of a
 * download. The piece that was on its way to the event loop finds nobody to send it to, which
 * Micronaut 4.10 tells as the failure of a task; nothing is lost by it, since the piece is on the
 * heap. Every other failure of a task stays.
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

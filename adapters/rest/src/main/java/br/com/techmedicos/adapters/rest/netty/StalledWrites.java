package br.com.techmedicos.adapters.rest.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Closes a WebSocket whose client does not read. */
final class StalledWrites extends WriteTimeoutHandler {

  StalledWrites(Duration within) {
    super(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Closes without an exception. */
  @Override
  protected void writeTimedOut(ChannelHandlerContext ctx) {
    ctx.close();
  }
}

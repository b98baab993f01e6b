package br.com.techmedicos.adapters.rest.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a WebSocket whose page does not take what it is told. */
final class StalledWrites extends WriteTimeoutHandler {

  StalledWrites(Duration within) {
    super(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Nobody needs to be told. */
  @Override
  protected void writeTimedOut(ChannelHandlerContext ctx) {
    ctx.close();
  }
}

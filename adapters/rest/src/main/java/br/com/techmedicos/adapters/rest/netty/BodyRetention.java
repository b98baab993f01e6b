package br.com.techmedicos.adapters.rest.netty;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelHandlerContext;

/** Counts bodies as held while a call works on them. */
public final class BodyRetention {

  private static final Runnable NOTHING = () -> {};

  private BodyRetention() {}

  /**
   * Called when a call starts to work on a request. The body counts as held until the work ends,
   * even if the request was answered before or the client has disconnected.
   *
   * @param request received just now, on the thread of its connection
   * @return the action to run when the work ends, on any thread
   */
  public static Runnable of(HttpRequest<?> request) {
    if (!(request instanceof NettyHttpRequest<?> received)) {
      return NOTHING;
    }
    ChannelHandlerContext ctx = received.getChannelHandlerContext();
    ConnectionHandler handler = ctx.pipeline().get(ConnectionHandler.class);
    return handler == null || !ctx.executor().inEventLoop()
        ? NOTHING
        : handler.workedOn(ctx, received.getNativeRequest());
  }
}

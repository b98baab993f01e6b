package br.com.techmedicos.adapters.rest.netty;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelHandlerContext;

/** Requests whose bodies are held for as long as calls work on them. */
public final class WorkedOn {

  private static final Runnable NOTHING = () -> {};

  private WorkedOn() {}

  /**
   * A call begins to work on a request. Its body is held until the work has ended, even if it was
   * answered before, because its time was up, or if its client is gone.
   *
   * @param request that was just received, on the thread of its connection
   * @return to be run when the work has ended, on any thread
   */
  public static Runnable of(HttpRequest<?> request) {
    if (!(request instanceof NettyHttpRequest<?> received)) {
      return NOTHING;
    }
    ChannelHandlerContext ctx = received.getChannelHandlerContext();
    Conversation conversation = ctx.pipeline().get(Conversation.class);
    return conversation == null || !ctx.executor().inEventLoop()
        ? NOTHING
        : conversation.workedOn(ctx, received.getNativeRequest());
  }
}

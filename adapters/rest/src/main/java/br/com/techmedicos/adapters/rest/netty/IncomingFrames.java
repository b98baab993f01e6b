package br.com.techmedicos.adapters.rest.netty;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;

/**
 * Limits what a WebSocket takes in. Frames of all kinds count, also those of which the application
 * sees nothing: a client that sends too many is closed with 1008. Nothing is read while the client
 * does not read, or its pings would pile up as pongs.
 */
final class IncomingFrames extends ChannelDuplexHandler {

  /** More than the signalling allows in messages, which tells the client before it ends it. */
  static final int AT_ONCE = 500;

  /** Five times the messages that the signalling allows. */
  static final int A_SECOND = 100;

  private final Bucket frames;
  private final ChannelHandler discarded;
  private boolean over;

  /**
   * Counts from now on.
   *
   * @param ticker of the connection's thread
   * @param discarded takes what a refused client still sends
   */
  IncomingFrames(Ticker ticker, ChannelHandler discarded) {
    this.frames =
        Bucket.builder()
            .withCustomTimePrecision(new Meter(ticker))
            .addLimit(
                Bandwidth.builder()
                    .capacity(AT_ONCE)
                    .refillGreedy(A_SECOND, Duration.ofSeconds(1))
                    .build())
            .build();
    this.discarded = discarded;
  }

  private record Meter(Ticker ticker) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ticker.nanoTime();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (!over && frames.tryConsume(1)) {
      ctx.fireChannelRead(msg);
      return;
    }
    ReferenceCountUtil.release(msg);
    if (!over) {
      refuse(ctx);
    }
  }

  private void refuse(ChannelHandlerContext ctx) {
    over = true;
    if (ctx.pipeline().get(WebSocket13FrameDecoder.class) != null) {
      ctx.pipeline().remove(WebSocket13FrameDecoder.class); // bytes are cheaper to drop than frames
    }
    CloseWebSocketFrame close =
        new CloseWebSocketFrame(WebSocketCloseStatus.POLICY_VIOLATION, "too many frames");
    ConnectionHandler.linger(ctx, ctx.writeAndFlush(close), discarded);
  }

  /** Nothing may follow a close frame. */
  @Override
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
    if (over) {
      ReferenceCountUtil.release(msg);
      promise.trySuccess();
    } else {
      ctx.write(msg, promise);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (!over) {
      ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }
    ctx.fireChannelWritabilityChanged();
  }
}

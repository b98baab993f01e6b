package br.com.techmedicos.adapters.rest.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.traffic.ChannelTrafficShapingHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a WebSocket takes in, in a time that only the test moves. */
class IncomingFramesTest {

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void upgrade() {
    channel.freezeTime();
    channel
        .pipeline()
        .addLast(
            new WebSocket13FrameDecoder(true, true, 1024),
            new IncomingFrames(channel.eventLoop().ticker(), new ChannelTrafficShapingHandler(0)));
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  static Stream<Supplier<WebSocketFrame>> emptyFrames() {
    return Stream.of(
        PingWebSocketFrame::new,
        PongWebSocketFrame::new,
        () -> new TextWebSocketFrame(""),
        () -> new ContinuationWebSocketFrame(false, 0, ""));
  }

  /** How a client sends frames: some in one read. */
  private static ByteBuf sent(Supplier<WebSocketFrame> frame, int times, boolean begin) {
    EmbeddedChannel client = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
    if (begin) {
      client.writeOutbound(new TextWebSocketFrame(false, 0, ""));
    }
    for (int i = 0; i < times; i++) {
      client.writeOutbound(frame.get());
    }
    ByteBuf all = client.alloc().buffer();
    for (ByteBuf next = client.readOutbound(); next != null; next = client.readOutbound()) {
      all.writeBytes(next);
      next.release();
    }
    return all;
  }

  private void sends(Supplier<WebSocketFrame> frame, int times) {
    channel.writeInbound(sent(frame, times, frame.get() instanceof ContinuationWebSocketFrame));
  }

  private int seenByTheApplication() {
    int seen = 0;
    for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      ReferenceCountUtil.release(frame);
      seen++;
    }
    return seen;
  }

  private void passSeconds(int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  @ParameterizedTest
  @MethodSource("emptyFrames")
  void too_many_frames_of_any_kind_end_the_socket(Supplier<WebSocketFrame> frame) {
    sends(frame, 10 * IncomingFrames.AT_ONCE);

    assertThat(seenByTheApplication()).isEqualTo(IncomingFrames.AT_ONCE);
    CloseWebSocketFrame told = channel.readOutbound();
    assertThat(told.statusCode()).isEqualTo(1008);
    told.release();
    passSeconds(3);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void what_comes_after_the_close_is_dropped_and_nothing_is_said() {
    sends(PingWebSocketFrame::new, IncomingFrames.AT_ONCE + 1);
    seenByTheApplication();
    ReferenceCountUtil.release(channel.readOutbound());

    sends(PingWebSocketFrame::new, 1);
    channel.writeOutbound(new TextWebSocketFrame("late"));

    assertThat(seenByTheApplication()).isZero();
    assertThat((Object) channel.readOutbound()).isNull();
  }

  @Test
  void a_steady_rate_may_last() {
    for (int second = 0; second < 60; second++) {
      sends(PingWebSocketFrame::new, IncomingFrames.A_SECOND);
      assertThat(seenByTheApplication()).isEqualTo(IncomingFrames.A_SECOND);
      passSeconds(1);
    }

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void nothing_is_read_while_the_client_does_not_read() {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    channel.runPendingTasks();
    assertThat(channel.config().isAutoRead()).isFalse();

    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    channel.runPendingTasks();

    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void a_client_that_does_not_read_the_close_is_not_waited_for() {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    channel.runPendingTasks();
    sends(PingWebSocketFrame::new, IncomingFrames.AT_ONCE + 1);
    passSeconds(3);

    assertThat(channel.isOpen()).isFalse();
  }
}

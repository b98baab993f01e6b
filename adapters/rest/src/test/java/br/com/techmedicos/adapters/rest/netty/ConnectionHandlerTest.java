package br.com.techmedicos.adapters.rest.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.client.FrontEndOrigins;
import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.adapters.rest.client.TrustedProxies;
import br.com.techmedicos.adapters.rest.problem.ProblemTranslator;
import br.com.techmedicos.application.shared.ClientAddress;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.traffic.ChannelTrafficShapingHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection is granted, in a time that only the test moves. */
class ConnectionHandlerTest {

  private static final String WRITE =
      "POST / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\nContent-Length: 2\r\n\r\n";
  private static final String JSON =
      "POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n";
  private static final String UPLOAD =
      "POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n"
          + "Content-Length: 100000000\r\n";
  private static final int MEGABYTE = 1_048_576;

  private final BodyMemory memory = new BodyMemory(MEGABYTE, MEGABYTE);
  private final WriteGate gate = new WriteGate(1, 1);
  private final BusyConnections connections = new BusyConnections();
  private Consumer<Object> refusals = refusal -> {};
  private final Network network = new Network();
  private final Application application = new Application();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  /** Takes what is sent as fast as its client does. */
  private static final class Network extends ChannelOutboundHandlerAdapter {
    private final Queue<ChannelPromise> sending = new ArrayDeque<>();
    private final StringBuilder sent = new StringBuilder();
    private boolean stalled;

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
      sent.append(((ByteBuf) msg).toString(StandardCharsets.UTF_8));
      ReferenceCountUtil.release(msg);
      if (stalled) {
        sending.add(promise);
      } else {
        promise.setSuccess();
      }
    }

    void takeOne() {
      sending.remove().setSuccess();
    }
  }

  /** Reads when the test says so. */
  private static final class Application extends ChannelInboundHandlerAdapter {
    private boolean hasWhole;
    private @Nullable HttpRequest request;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
      hasWhole |= msg instanceof LastHttpContent;
      if (msg instanceof HttpRequest received) {
        request = received;
      }
      ReferenceCountUtil.release(msg);
    }
  }

  /** Takes the only place at the gate. */
  private WriteGate.Ticket anotherWriteIsInside() {
    return gate.enter(ClientAddress.of("192.0.2.1"), Runnable::run, () -> {});
  }

  private Runnable beginsToWork() {
    ChannelHandlerContext ctx = channel.pipeline().context(ConnectionHandler.class);
    return ((ConnectionHandler) ctx.handler()).workedOn(ctx, requireNonNull(application.request));
  }

  @BeforeEach
  void connect() {
    channel.freezeTime();
    channel.config().setAutoRead(false);
    ConnectionHandler conversation =
        new ConnectionHandler(
            new ConnectionLimits(
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Duration.ofSeconds(8)),
            TrustedProxies.of(List.of()),
            memory,
            new EarlyProblems(
                new ProblemTranslator(List.of(), Clock.systemUTC()),
                JsonMapper.createDefault(),
                new PublicAddress(
                    Optional.empty(),
                    TrustedProxies.of(List.of()),
                    new HttpServerConfiguration(),
                    () -> {
                      throw new AssertionError("nobody asks where the service is");
                    }),
                new FrontEndOrigins(Optional.empty()),
                refusal -> refusals.accept(refusal)),
            gate,
            connections,
            new ChannelTrafficShapingHandler(0));
    channel
        .pipeline()
        .addLast(network)
        .addLast(conversation.bytes())
        .addLast(new HttpServerCodec())
        .addLast(conversation)
        .addLast(application);
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
    assertThat(memory.held()).isZero();
  }

  /** The client sends, and the application reads on at once. */
  private void sends(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    channel.pipeline().lastContext().read();
  }

  /** The client sends, and the application has enough to do. */
  private void sendsAndWaits(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
  }

  private void passSeconds(int seconds) {
    for (int i = 0; i < seconds; i++) {
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
    }
  }

  private void answers(int bytes) {
    DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    HttpUtil.setContentLength(head, bytes + 1L);
    channel.pipeline().lastContext().write(head);
    channel
        .pipeline()
        .lastContext()
        .write(new DefaultHttpContent(Unpooled.buffer(bytes).writeZero(bytes)));
  }

  @Test
  void a_connection_is_not_left_open_where_a_refusal_fails() {
    refusals =
        refusal -> {
          throw new IllegalStateException("cannot be told");
        };

    sendsAndWaits("GET / HTTP/1.1\r\n\r\n"); // without a host

    assertThat(network.sent).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void who_asks_for_much_at_once_with_large_heads_is_cut_off() {
    String request = "GET / HTTP/1.1\r\nHost: a\r\n" + "a:\r\n".repeat(80) + "\r\n";
    sends(request.repeat(2));
    assertThat(channel.isOpen()).isTrue();

    sendsAndWaits(request.repeat(2));

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void who_asks_on_and_on_without_reading_an_answer_is_cut_off() {
    String request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    sends(request.repeat(16));
    assertThat(channel.isOpen()).isTrue();

    sendsAndWaits(request);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void a_write_waits_outside_until_another_has_left() {
    WriteGate.Ticket other = anotherWriteIsInside();
    sends(WRITE + "{");
    sends("}");
    channel.runPendingTasks();
    assertThat(application.request).isNull();

    other.leave();
    channel.runPendingTasks();

    assertThat(application.request).isNotNull();
    assertThat(application.hasWhole).isTrue();
  }

  @Test
  void a_read_waits_for_no_write() {
    anotherWriteIsInside();

    sends("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\n\r\n");

    assertThat(application.request).isNotNull();
  }

  @Test
  void a_write_that_waits_too_long_is_refused_and_gives_up_its_place() {
    WriteGate.Ticket other = anotherWriteIsInside();
    sends(WRITE + "{}");
    passSeconds(7);
    assertThat(network.sent).isEmpty();

    passSeconds(2);
    other.leave();
    channel.runPendingTasks();

    assertThat(network.sent)
        .startsWith("HTTP/1.1 503 ")
        .contains("/problems/busy", "retry-after: ")
        .doesNotContain("connection: close");
    assertThat(application.request).isNull();
    assertThat(isFree()).isTrue();

    sends(WRITE + "{}");
    channel.runPendingTasks();
    assertThat(application.request).isNotNull();
  }

  @Test
  void a_write_leaves_with_its_answer_and_the_next_on_the_connection_enters() {
    sends(WRITE + "{}" + WRITE + "[]");
    channel.runPendingTasks();
    HttpRequest first = requireNonNull(application.request);
    assertThat(isFree()).isFalse();

    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    HttpUtil.setContentLength(answer, 0);
    channel.pipeline().lastContext().writeAndFlush(answer);
    channel.runPendingTasks();

    assertThat(application.request).isNotSameAs(first);
    assertThat(isFree()).isTrue();
  }

  @Test
  void a_write_leaves_when_its_answer_begins_however_long_that_is() {
    sends(WRITE + "{}");
    channel.runPendingTasks();
    assertThat(isFree()).isFalse();

    answers(MEGABYTE);

    assertThat(isFree()).isTrue();
  }

  @Test
  void who_is_turned_away_keeps_the_connection_only_if_asked_for() {
    anotherWriteIsInside();
    sends(WRITE.replace("Host: a", "Host: a\r\nConnection: close") + "{}");

    passSeconds(9);

    assertThat(network.sent).startsWith("HTTP/1.1 503 ").contains("connection: close");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void a_write_leaves_with_its_client() {
    sends(WRITE + "{}");
    channel.runPendingTasks();

    channel.close();

    assertThat(isFree()).isTrue();
  }

  @Test
  void a_write_that_waits_when_the_service_ends_is_let_in_and_answered_first() {
    WriteGate.Ticket other = anotherWriteIsInside();
    sends(WRITE + "{");
    CompletableFuture<?> ended = ends();
    sends("}");
    assertThat(channel.isOpen()).isTrue();

    other.leave();
    channel.runPendingTasks();
    assertThat(application.request).isNotNull();
    assertThat(ended).isNotDone();

    answersLast();
    assertThat(network.sent).startsWith("HTTP/1.1 200 ");
    assertThat(channel.isOpen()).isFalse();
    assertThat(ended).isDone();
  }

  @Test
  void who_is_turned_away_when_the_service_ends_is_told_not_to_come_back() {
    anotherWriteIsInside();
    sends(WRITE + "{}");
    CompletableFuture<?> ended = ends();

    passSeconds(9);

    assertThat(network.sent).startsWith("HTTP/1.1 503 ").contains("connection: close");
    assertThat(channel.isOpen()).isFalse();
    assertThat(ended).isDone();
  }

  @Test
  void what_comes_after_the_end_is_refused() {
    connections.shutdownGracefully();

    sends("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(application.request).isNull();
    assertThat(network.sent)
        .startsWith("HTTP/1.1 503 ")
        .contains("connection: close", "retry-after: ");
  }

  @Test
  void what_comes_after_the_end_does_not_cut_the_answer_before_it() {
    sends("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CompletableFuture<?> ended = connections.shutdownGracefully().toCompletableFuture();
    sendsAndWaits("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(network.sent).isEmpty();
    assertThat(ended).isNotDone();

    answersLast();

    assertThat(network.sent).containsOnlyOnce("HTTP/1.1 ").startsWith("HTTP/1.1 200 ");
    assertThat(ended).isDone();
  }

  @Test
  void an_answer_that_is_still_being_read_has_not_ended() {
    sends("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    network.stalled = true;
    answersLast();
    CompletableFuture<?> ended = connections.shutdownGracefully().toCompletableFuture();
    assertThat(ended).isNotDone();

    network.takeOne();

    assertThat(ended).isDone();
  }

  /** The service ends, and so the framework closes the connections that it takes for idle. */
  private CompletableFuture<?> ends() {
    CompletableFuture<?> ended = connections.shutdownGracefully().toCompletableFuture();
    channel.pipeline().lastContext().close();
    channel.runPendingTasks();
    return ended;
  }

  /** Answers as the framework does at its end. */
  private void answersLast() {
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    HttpUtil.setContentLength(answer, 0);
    channel.pipeline().lastContext().writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    channel.runPendingTasks();
  }

  @Test
  void a_body_that_does_not_come_takes_no_place() {
    sends(WRITE + "{");
    channel.runPendingTasks();

    assertThat(isFree()).isTrue();
    passSeconds(16);
    assertThat(network.sent).startsWith("HTTP/1.1 408 ");
  }

  private boolean isFree() {
    boolean[] entered = {false};
    gate.enter(ClientAddress.of("192.0.2.2"), Runnable::run, () -> entered[0] = true).leave();
    return entered[0];
  }

  @Test
  void a_json_body_has_fifteen_seconds_however_it_trickles() {
    sends(JSON + "\r\n{");
    for (int i = 0; i < 14; i++) {
      passSeconds(1);
      sends("x");
    }
    assertThat(channel.isOpen()).isTrue();
    assertThat(network.sent).isEmpty();

    passSeconds(2);

    assertThat(network.sent).startsWith("HTTP/1.1 408 ").contains("/problems/request-timeout");
    passSeconds(3);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void time_in_which_the_application_does_not_read_does_not_count() {
    sendsAndWaits(JSON + "\r\n{");
    passSeconds(600);
    sends("x");
    passSeconds(14);

    assertThat(network.sent).isEmpty();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void an_upload_that_keeps_the_pace_may_take_hours() {
    sends(UPLOAD + "\r\n");
    for (int i = 0; i < 600; i++) {
      sends("x".repeat(11 * 1024));
      passSeconds(10);
    }

    assertThat(network.sent).isEmpty();
    assertThat(channel.isOpen()).isTrue();
    assertThat(memory.held()).isZero();
  }

  @Test
  void an_upload_of_which_nothing_moves_for_thirty_seconds_ends() {
    sends(UPLOAD + "\r\n" + "x".repeat(MEGABYTE));
    passSeconds(29);
    assertThat(network.sent).isEmpty();

    passSeconds(3);

    assertThat(network.sent).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void an_upload_below_the_least_rate_ends_after_its_window() {
    sends(UPLOAD + "\r\n");
    for (int i = 0; i < 11; i++) {
      sends("x".repeat(4 * 1024));
      passSeconds(5);
      assertThat(network.sent).isEmpty();
    }

    passSeconds(6);

    assertThat(network.sent).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void a_scanner_may_work_on_an_upload_as_long_as_it_takes() {
    sendsAndWaits(UPLOAD + "\r\n" + "x".repeat(70_000));
    passSeconds(3_600);

    assertThat(network.sent).isEmpty();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void who_waits_to_be_told_to_go_on_is_waited_for() {
    sends(JSON + "Expect: 100-continue\r\n\r\n");
    passSeconds(60);
    assertThat(network.sent).isEmpty();

    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    passSeconds(17);

    assertThat(network.sent).startsWith("HTTP/1.1 100 ").contains("HTTP/1.1 408 ");
  }

  @Test
  void an_answer_that_nobody_reads_ends_its_connection() {
    sends("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    network.stalled = true;
    answers(MEGABYTE);
    passSeconds(29);
    assertThat(channel.isOpen()).isTrue();

    passSeconds(3);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void an_answer_that_is_read_slowly_goes_on() {
    sends("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    network.stalled = true;
    answers(66_000);
    network.takeOne(); // the head
    for (int i = 0; i < 100; i++) {
      channel
          .pipeline()
          .lastContext()
          .write(new DefaultHttpContent(Unpooled.buffer().writeZero(66_000)));
      passSeconds(25);
      network.takeOne();
    }

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void an_answer_that_we_are_slow_to_give_is_waited_for() {
    sends("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    passSeconds(600);
    answers(10);
    passSeconds(600);

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void what_comes_after_the_answer_has_fifteen_seconds_more() {
    sends(UPLOAD + "\r\n" + "x".repeat(10_000));
    passSeconds(20);
    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED));
    for (int i = 0; i < 14; i++) {
      sends("x".repeat(100_000));
      passSeconds(1);
    }
    assertThat(channel.isOpen()).isTrue();
    passSeconds(3);

    assertThat(channel.isOpen()).isFalse();
    assertThat(network.sent).doesNotContain("408");
  }

  @Test
  void a_body_is_held_until_it_is_answered() {
    sends(JSON.replace("100000", "2000") + "\r\n" + "x".repeat(2_000));
    assertThat(memory.held()).isGreaterThanOrEqualTo(2_000);

    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

    assertThat(memory.held()).isZero();
  }

  @Test
  void a_length_that_never_fits_is_not_to_be_tried_again() {
    sends(JSON.replace("100000", "1000000000000") + "\r\n");

    assertThat(network.sent).startsWith("HTTP/1.1 413 ").doesNotContain("retry-after");
  }

  /** The piece that is too much, and the end after it, come in one read. */
  @Test
  void a_body_whose_last_piece_is_too_much_gives_way_before_it_is_worked_on() {
    BodyMemory.Body others = memory.begun(new ClientAddress("b"), () -> {});
    others.grow(MEGABYTE - 40_000);
    others.finish();

    sends(
        JSON.replace("Content-Length: 100000", "Transfer-Encoding: chunked")
            + "\r\na000\r\n"
            + "x".repeat(0xa000)
            + "\r\n0\r\n\r\n");

    assertThat(network.sent).startsWith("HTTP/1.1 503 ").contains("/problems/busy");
    assertThat(application.hasWhole).isFalse();
    others.close();
  }

  @Test
  void a_body_that_gave_way_to_another_connection_is_not_worked_on() {
    sends(JSON + "\r\n" + "x".repeat(99_999));
    BodyMemory.Body others = memory.begun(new ClientAddress("b"), () -> {});
    others.finish();
    others.grow(MEGABYTE - 50_000);
    sendsAndWaits("x");

    assertThat(network.sent).startsWith("HTTP/1.1 503 ").contains("/problems/busy");
    assertThat(application.hasWhole).isFalse();
    others.close();
  }

  /** The work on a body that has arrived, which its client's leaving does not end. */
  @Test
  void a_body_is_held_while_it_is_worked_on_even_if_its_client_is_gone() {
    sends(JSON.replace("100000", "2000") + "\r\n" + "x".repeat(2_000));
    Runnable ended = beginsToWork();
    channel.close();
    channel.runPendingTasks();
    assertThat(memory.held()).isGreaterThanOrEqualTo(2_000);

    ended.run();
    channel.runPendingTasks();

    assertThat(memory.held()).isZero();
  }

  @Test
  void a_body_is_held_while_it_is_worked_on_even_if_it_was_answered() {
    sends(JSON.replace("100000", "2000") + "\r\n" + "x".repeat(2_000));
    Runnable ended = beginsToWork();
    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE));
    assertThat(memory.held()).isGreaterThanOrEqualTo(2_000);

    ended.run();
    channel.runPendingTasks();

    assertThat(memory.held()).isZero();
  }

  @Test
  void a_body_that_does_not_come_to_its_end_is_let_go_with_its_client() {
    sends(JSON + "\r\n" + "x".repeat(2_000));
    beginsToWork();
    channel.close();
    channel.runPendingTasks();

    assertThat(memory.held()).isZero();
  }

  @Test
  void a_websocket_is_left_alone() {
    sends(
        "GET /a HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS));
    channel.pipeline().remove(HttpServerCodec.class);
    sends("frames");
    passSeconds(3_600);

    assertThat(channel.pipeline().get(ConnectionHandler.class)).isNull();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void a_websocket_whose_page_does_not_take_what_it_is_told_is_ended() {
    sends(
        "GET /a HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS));
    channel.pipeline().remove(HttpServerCodec.class);
    network.stalled = true;
    channel.pipeline().lastContext().writeAndFlush(Unpooled.copiedBuffer("frame", UTF_8));
    passSeconds(29);
    assertThat(channel.isOpen()).isTrue();

    passSeconds(2);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void what_its_client_has_not_read_of_an_answer_is_held() {
    sends("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    network.stalled = true;
    answers(66_000);
    channel.flush();
    assertThat(memory.held()).isGreaterThanOrEqualTo(66_000);

    network.takeOne();
    network.takeOne();

    assertThat(memory.held()).isZero();
  }

  @Test
  void an_answer_that_takes_too_much_for_being_unread_gives_way() {
    sends("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    network.stalled = true;
    answers(900_000);
    channel.flush();
    BodyMemory.Body other = memory.begun(ClientAddress.of("192.0.2.1"), () -> {});
    other.grow(200_000);
    channel.runPendingTasks();

    assertThat(channel.isOpen()).isFalse();
    other.close();
  }

  @Test
  void a_request_that_comes_early_waits_its_turn() {
    sends("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(requireNonNull(application.request).uri()).isEqualTo("/a");
    network.stalled = true;
    answers(10);
    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(new DefaultLastHttpContent(Unpooled.buffer().writeZero(1)));
    channel.runPendingTasks();
    assertThat(application.request.uri()).isEqualTo("/a");

    for (int pieces = 0; pieces < 3; pieces++) {
      network.takeOne();
    }
    channel.runPendingTasks();

    assertThat(application.request.uri()).isEqualTo("/b");
  }

  @Test
  void an_answer_in_its_last_piece_ends_well() {
    sends("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    answers(10);
    channel
        .pipeline()
        .lastContext()
        .writeAndFlush(new DefaultLastHttpContent(Unpooled.buffer().writeZero(1)));
    passSeconds(600);
    sends("GET /b HTTP/1.1\r\nHost: a\r\n\r\n");
    passSeconds(600);

    assertThat(channel.isOpen()).isTrue();
  }
}

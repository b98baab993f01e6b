package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.client.TrustedProxies;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.server.OutOfMemory;
import br.com.techmedicos.application.shared.ClientAddress;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards one connection, between Netty's codec and the framework: refuses ambiguous framing, ends
 * what takes too long while we wait for the client, accounts for bodies, and starts a request when
 * the previous answer has left. A WebSocket is left to {@link IncomingFrames} and {@link
 * StalledWrites}.
 */
final class ConnectionHandler extends ChannelDuplexHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

  /** How long a refused client has to read the response. */
  private static final int SECONDS_TO_READ = 2;

  /** The maximum number of pipelined requests. Browsers do not pipeline. */
  private static final int MOST_UNANSWERED = 16;

  /** The maximum size of the headers of pipelined requests together, in bytes on the heap. */
  private static final long LARGEST_UNANSWERED = 24 * 1024;

  private final ConnectionLimits limits;
  private final TrustedProxies proxies;
  private final BodyMemory memory;
  private final EarlyProblems problems;
  private final WriteGate gate;
  private final BusyConnections connections;
  private final ChannelHandler discarded;
  private final Deque<Exchange> unanswered = new ArrayDeque<>();
  private final Deque<Object> waiting = new ArrayDeque<>();
  private final Pace answers;
  private final ChannelInboundHandlerAdapter bytes = new Bytes();
  private @Nullable Exchange arriving;
  private @Nullable Exchange leaving;
  private BodyMemory.@Nullable Body unread;

  /** While its own answer is flushed, the connection is not closed. */
  private boolean accounting;

  private @Nullable ScheduledFuture<?> ticking;
  private WriteGate.@Nullable Ticket ticket;
  private @Nullable ScheduledFuture<?> turn;
  private boolean atGate;
  private boolean weWait;
  private boolean busy;
  private boolean over;
  private boolean headBegun;
  private int ticksOfHead;
  private long messages;
  private int requestsWaiting;
  private int unwritten;
  private long unwrittenBytes;
  private long written;

  ConnectionHandler(
      ConnectionLimits limits,
      TrustedProxies proxies,
      BodyMemory memory,
      EarlyProblems problems,
      WriteGate gate,
      BusyConnections connections,
      ChannelHandler discarded) {
    this.limits = limits;
    this.proxies = proxies;
    this.memory = memory;
    this.problems = problems;
    this.gate = gate;
    this.connections = connections;
    this.discarded = discarded;
    this.answers = new Pace(limits);
  }

  /** Returns the handler before the codec, which also sees bytes that do not complete a message. */
  ChannelInboundHandlerAdapter bytes() {
    return bytes;
  }

  private final class Bytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
      if (over) {
        ReferenceCountUtil.release(msg);
        return;
      }
      long before = messages;
      ctx.fireChannelRead(msg);
      if (messages == before && arriving == null && !over && !headBegun) {
        headBegun = true;
        ticksOfHead = 0;
        watch(ctx.pipeline().context(ConnectionHandler.this));
      }
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    weWait = true;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    end();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    over = true;
    end();
    ctx.fireChannelInactive();
  }

  private void end() {
    unanswered.forEach(Exchange::left);
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    if (unread != null) {
      unread.close();
      unread = null;
    }
    if (ticking != null) {
      ticking.cancel(false);
      ticking = null;
    }
    leaveGate();
    busy(false);
  }

  private void busy(boolean now) {
    if (now && !busy) {
      connections.begins();
    } else if (busy && !now) {
      connections.ends();
    }
    busy = now;
  }

  /** Stops reading from a client that has pipelined requests, or whose request awaits its turn. */
  @Override
  public void read(ChannelHandlerContext ctx) {
    if (waiting.isEmpty() || isGathering()) {
      weWait = true;
      ctx.read();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    weWait = false;
    if (arriving != null) {
      watch(ctx);
    }
    if (isGathering()) {
      read(ctx); // the framework does not know of the request yet
    } else {
      ctx.fireChannelReadComplete();
    }
  }

  /** Whether the rest of a request for the gate has yet to arrive. */
  private boolean isGathering() {
    return atGate && ticket == null;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    messages++;
    Exchange exchange = arriving;
    if (over
        || (msg instanceof HttpRequest request && !isTaken(ctx, request))
        || (msg instanceof HttpContent content && !isTaken(ctx, content))) {
      ReferenceCountUtil.release(msg);
      return;
    }
    boolean held = exchange != null && exchange.isHeld();
    Object taken = held && msg instanceof HttpContent content ? onHeap(content) : msg;
    boolean begins = waiting.isEmpty() && taken instanceof HttpRequest && !isBusy(1);
    atGate |= begins && unanswered.element().isGated();
    if (waiting.isEmpty() && !atGate && !(taken instanceof HttpRequest && isBusy(1))) {
      ctx.fireChannelRead(taken);
    } else {
      waiting.add(taken);
      requestsWaiting += taken instanceof HttpRequest ? 1 : 0;
      if (isGathering() && taken instanceof LastHttpContent) {
        awaitTurn(ctx, unanswered.element());
      }
    }
  }

  private void awaitTurn(ChannelHandlerContext ctx, Exchange exchange) {
    turn =
        ctx.executor()
            .schedule(
                () -> turnAway(ctx, exchange),
                limits.turnWithin().toMillis(),
                TimeUnit.MILLISECONDS);
    ticket = gate.enter(sender(ctx.channel(), exchange), ctx.executor(), () -> admitted(ctx));
  }

  private void admitted(ChannelHandlerContext ctx) {
    endWait();
    goOn(ctx);
  }

  /** Answers a request whose turn does not come. Its connection stays, since it comes again. */
  private void turnAway(ChannelHandlerContext ctx, Exchange exchange) {
    long seconds = Objects.requireNonNull(ticket).secondsToClear(limits.turnWithin());
    leaveGate();
    requestsWaiting--;
    do {
      ReferenceCountUtil.release(waiting.remove());
    } while (!(waiting.isEmpty() || waiting.peek() instanceof HttpRequest));
    FullHttpResponse told =
        problems.response(ProblemType.BUSY, ctx.channel(), exchange.headers(), seconds);
    boolean stays = exchange.keepsConnection() && !connections.isEnding();
    HttpUtil.setKeepAlive(told, stays);
    ChannelPromise written = ctx.newPromise();
    if (!stays) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
    write(ctx, told, written);
    flush(ctx);
    read(ctx);
  }

  private void endWait() {
    atGate = false;
    if (turn != null) {
      turn.cancel(false);
      turn = null;
    }
  }

  private void leaveGate() {
    endWait();
    if (ticket != null) {
      ticket.leave();
      ticket = null;
    }
  }

  /** Whether a request is being worked on, or its answer is being written. */
  private boolean isBusy(int waiting) {
    return unwritten > 0 || unanswered.size() > waiting;
  }

  /** Starts the next request, if there is one. Must not be called while the framework writes. */
  private void goOn(ChannelHandlerContext ctx) {
    if (waiting.isEmpty() || atGate || isBusy(requestsWaiting)) {
      return;
    }
    requestsWaiting--;
    do {
      ctx.fireChannelRead(waiting.remove());
    } while (!(waiting.isEmpty() || waiting.peek() instanceof HttpRequest));
    ctx.fireChannelReadComplete(); // the framework continues reading then
  }

  private boolean isTaken(ChannelHandlerContext ctx, HttpRequest request) {
    headBegun = false;
    busy(true);
    // The framework would accept compressed frames, and inflate them without a limit.
    request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
    Exchange exchange = new Exchange(request, limits);
    unanswered.add(exchange);
    if (unanswered.size() > MOST_UNANSWERED || areUnansweredTooLarge()) {
      over = true;
      ctx.close(); // queued requests use memory
      return false;
    }
    if (request.decoderResult().isFailure()) {
      return true; // the framework answers it, and no body follows
    }
    if (connections.isEnding() && !isBusy(1)) {
      refuse(ctx, exchange, ProblemType.BUSY);
      return false;
    }
    Optional<ProblemType> problem =
        Framing.isClear(request)
            ? Handshake.refusal(request)
            : Optional.of(ProblemType.MALFORMED_MESSAGE);
    if (problem.isPresent()) {
      refuse(ctx, exchange, problem.get());
      return false;
    }
    long length = HttpUtil.getContentLength(request, 0L);
    if (length > limits.bytesOfAnOrigin() && exchange.isHeld()) {
      refuse(ctx, exchange, ProblemType.BODY_TOO_LARGE); // it never fits
      return false;
    }
    if (length > BodyMemory.SMALL
        && exchange.isHeld()
        && !memory.hasRoom(sender(ctx.channel(), exchange), length)) {
      refuse(ctx, exchange, ProblemType.BUSY);
      return false;
    }
    arriving = exchange;
    return true;
  }

  private boolean areUnansweredTooLarge() {
    return unanswered.size() > 1
        && unanswered.stream().mapToLong(Exchange::bytesOfHeaders).sum() > LARGEST_UNANSWERED;
  }

  private boolean isTaken(ChannelHandlerContext ctx, HttpContent content) {
    Exchange exchange = arriving;
    if (exchange == null) {
      return true;
    }
    if (content.decoderResult().isFailure()) {
      // The framework would treat the part as the whole body.
      refuse(ctx, exchange, ProblemType.MALFORMED_MESSAGE);
      return false;
    }
    int bytes = content.content().readableBytes();
    exchange.arrived(bytes);
    boolean last = content instanceof LastHttpContent;
    // Eviction runs as a task, and the rest may have arrived by then.
    if ((bytes > 0 && exchange.isHeld() && !held(ctx, exchange).grow(bytes))
        || (last && !exchange.arrivedWhole())) {
      refuse(ctx, exchange, ProblemType.BUSY);
      return false;
    }
    if (last) {
      arriving = null;
    }
    return true;
  }

  private BodyMemory.Body held(ChannelHandlerContext ctx, Exchange exchange) {
    return exchange.held(
        () ->
            memory.begun(
                sender(ctx.channel(), exchange),
                () -> ctx.executor().execute(() -> giveWay(ctx, exchange))));
  }

  /** Returns the address that a body counts for: the client, not its proxy. */
  private ClientAddress sender(Channel channel, Exchange exchange) {
    return channel.remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
        ? TrustedProxies.counted(proxies.client(peer.getAddress(), exchange.headers()::getAll))
        : ClientAddress.of("unknown");
  }

  /**
   * Called on the connection's thread when a call starts to work on a request of this connection.
   *
   * @return the action to run when the work ends, on any thread
   */
  Runnable workedOn(ChannelHandlerContext ctx, HttpRequest request) {
    if (HttpUtil.getContentLength(request, 0L) == 0
        && !HttpUtil.isTransferEncodingChunked(request)) {
      return () -> {}; // it has no body
    }
    for (Iterator<Exchange> latestFirst = unanswered.descendingIterator();
        latestFirst.hasNext(); ) {
      Exchange exchange = latestFirst.next();
      if (exchange.isOf(request)) {
        exchange.workBegins();
        return () -> ctx.executor().execute(exchange::workEnds);
      }
    }
    return () -> {};
  }

  private void giveWay(ChannelHandlerContext ctx, Exchange exchange) {
    if (!over && arriving == exchange) {
      refuse(ctx, exchange, ProblemType.BUSY);
    }
  }

  /**
   * Copies held chunks to the heap, because even a small slice would keep a whole direct buffer
   * alive.
   */
  private static HttpContent onHeap(HttpContent content) {
    if (!content.content().isReadable()) {
      return content;
    }
    HttpContent copy = content.replace(Unpooled.copiedBuffer(content.content()));
    content.release();
    return copy;
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
    if (over) {
      ReferenceCountUtil.release(msg);
      promise.trySuccess();
      return;
    }
    if (msg instanceof HttpResponse response) {
      HttpResponseStatus status = response.status();
      if (status.codeClass() == HttpStatusClass.INFORMATIONAL) {
        informational(ctx, status);
        ctx.write(msg, promise);
        return;
      }
      if (!unanswered.isEmpty()) {
        leaving = unanswered.element();
        leaving.answering();
        leaveGate(); // its work is done; a long answer may take its client hours to read
      }
    }
    int size = msg instanceof HttpContent content ? content.content().readableBytes() : 0;
    unwritten++;
    unwrittenBytes += size;
    ctx.write(msg, promise.unvoid().addListener(done -> written(ctx, size)));
    if (msg instanceof LastHttpContent && !unanswered.isEmpty()) {
      unanswered.remove().answered();
    }
    if (unwritten > 0) {
      watch(ctx);
    } else {
      rest(ctx);
    }
  }

  private void written(ChannelHandlerContext ctx, int size) {
    unwritten--;
    unwrittenBytes -= size;
    written += size;
    if (unread != null) {
      account(ctx);
    }
    if (unwritten == 0) {
      rest(ctx);
    }
  }

  /** Nothing is left to write for now. */
  private void rest(ChannelHandlerContext ctx) {
    busy(!over && !unanswered.isEmpty());
    if (!waiting.isEmpty()) {
      ctx.executor().execute(() -> goOn(ctx));
    }
  }

  /**
   * At its end, the framework closes each connection on which it knows of no request. One at the
   * gate is answered first; then the framework closes the connection again.
   */
  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (atGate && connections.isEnding()) {
      ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
    } else {
      ctx.close(promise);
    }
  }

  /** Accounts for bytes that are not sent at once, until the client reads them. */
  @Override
  public void flush(ChannelHandlerContext ctx) {
    ctx.flush();
    if (unwrittenBytes > 0 && !over) {
      account(ctx);
    }
  }

  private void account(ChannelHandlerContext ctx) {
    Exchange exchange = leaving;
    if (unread == null && exchange != null) {
      unread = memory.begun(sender(ctx.channel(), exchange), () -> closeUnread(ctx));
    }
    if (unread != null && unwrittenBytes > 0) {
      accounting = true;
      unread.hold(unwrittenBytes);
      accounting = false;
    } else if (unread != null) {
      unread.close();
      unread = null;
    }
  }

  /** At once, if it can be: many more answers may be written before a task has its turn. */
  private void closeUnread(ChannelHandlerContext ctx) {
    if (ctx.executor().inEventLoop() && !accounting) {
      ctx.close();
    } else {
      ctx.executor().execute((Runnable) ctx::close);
    }
  }

  private void informational(ChannelHandlerContext ctx, HttpResponseStatus status) {
    if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      ctx.pipeline()
          .addAfter(ctx.name(), null, new IncomingFrames(ctx.executor().ticker(), discarded))
          .addAfter(ctx.name(), null, new StalledWrites(limits.idle()));
      ctx.pipeline().remove(bytes);
      ctx.pipeline().remove(this);
    } else if (arriving != null) {
      arriving.continued();
    }
  }

  /** Checks the connection periodically while a request or response is in progress. */
  private void watch(ChannelHandlerContext ctx) {
    if (ticking == null && !over) {
      long tick = limits.tick().toMillis();
      ticking =
          ctx.executor().scheduleWithFixedDelay(() -> tick(ctx), tick, tick, TimeUnit.MILLISECONDS);
    }
  }

  private void tick(ChannelHandlerContext ctx) {
    if (headBegun && weWait && ++ticksOfHead > limits.ticks(limits.headWithin())) {
      refuse(ctx, null, ProblemType.REQUEST_TIMEOUT);
    } else if (arriving != null && arriving.isLate(weWait)) {
      refuse(ctx, arriving, ProblemType.REQUEST_TIMEOUT);
    } else if (unwritten > 0 && answers.isTooSlow(written(ctx))) {
      ctx.close();
    } else if (unwritten == 0) {
      answers.rest(written);
    }
    if (ticking != null && !headBegun && arriving == null && unwritten == 0) {
      ticking.cancel(false);
      ticking = null;
    }
  }

  /** Bytes sent to the client, including those of the current write. */
  private long written(ChannelHandlerContext ctx) {
    ChannelOutboundBuffer leaving = ctx.channel().unsafe().outboundBuffer();
    return leaving == null ? written : written + leaving.currentProgress();
  }

  /** Closes the connection, with a problem if the client awaits a response to this exchange. */
  private void refuse(ChannelHandlerContext ctx, @Nullable Exchange exchange, ProblemType type) {
    boolean expected =
        exchange == null
            ? unanswered.isEmpty()
            : unanswered.peek() == exchange && !exchange.isAnswering();
    over = true;
    end();
    if (ctx.pipeline().get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
      ctx.pipeline().remove(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND);
    }
    if (!expected || unwritten > 0) {
      ctx.close();
      return;
    }
    HttpHeaders asked = exchange == null ? EmptyHttpHeaders.INSTANCE : exchange.headers();
    try {
      linger(ctx, ctx.writeAndFlush(problems.response(type, ctx.channel(), asked)), discarded);
    } catch (RuntimeException e) { // nothing else would close it
      LOG.warn("a refusal failed: {}", e.getClass().getName());
      ctx.close();
    }
  }

  /**
   * Ends the connection after its last message. Reads and drops what still arrives: closing now
   * would reset the connection before the message is read.
   */
  static void linger(ChannelHandlerContext ctx, ChannelFuture last, ChannelHandler discarded) {
    last.addListener(written -> endOutput(ctx, written.isSuccess()));
    ctx.executor().schedule((Runnable) ctx::close, SECONDS_TO_READ, TimeUnit.SECONDS);
    ctx.pipeline().addFirst(discarded);
    ctx.channel().config().setAutoRead(true);
  }

  private static void endOutput(ChannelHandlerContext ctx, boolean told) {
    if (!told) {
      ctx.close();
    } else if (ctx.channel() instanceof DuplexChannel channel
        && ctx.pipeline().get(SslHandler.class) == null) {
      channel.shutdownOutput();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (OutOfMemory.isCauseOf(cause)) {
      OutOfMemory.report(cause);
      LOG.warn("a connection ended for want of memory: {}", cause.getClass().getName());
      ctx.close();
    } else if (!over) {
      ctx.fireExceptionCaught(cause);
    }
  }
}

package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.client.TrustedProxies;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.server.Exhaustion;
import br.com.techmedicos.application.identity.ClientAddress;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over one connection, between Netty's codec and the framework: refuses what is framed
 * unclearly, ends what takes too long while we wait for it, accounts for bodies, and lets a request
 * begin when the answer to the one before has left. Once a connection becomes a WebSocket, only its
 * writing is watched.
 */
final class Conversation extends ChannelDuplexHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  /** How long a refused client may take to read why. */
  private static final int SECONDS_TO_READ = 2;

  /** No client of ours asks for more before it has read the first answer; browsers ask for one. */
  private static final int MOST_UNANSWERED = 16;

  private final ConnectionLimits limits;
  private final TrustedProxies proxies;
  private final BodyMemory memory;
  private final EarlyProblems problems;
  private final ChannelHandler discarded;
  private final Deque<Exchange> unanswered = new ArrayDeque<>();
  private final Deque<Object> waiting = new ArrayDeque<>();
  private final Pace answers;
  private final ChannelInboundHandlerAdapter bytes = new Bytes();
  private @Nullable Exchange arriving;
  private @Nullable Exchange leaving;
  private BodyMemory.@Nullable Body unread;
  private @Nullable ScheduledFuture<?> ticking;
  private boolean weWait;
  private boolean over;
  private boolean headBegun;
  private int ticksOfHead;
  private long messages;
  private int requestsWaiting;
  private int unwritten;
  private long unwrittenBytes;
  private long written;

  Conversation(
      ConnectionLimits limits,
      TrustedProxies proxies,
      BodyMemory memory,
      EarlyProblems problems,
      ChannelHandler discarded) {
    this.limits = limits;
    this.proxies = proxies;
    this.memory = memory;
    this.problems = problems;
    this.discarded = discarded;
    this.answers = new Pace(limits);
  }

  /** The part of it that belongs before the codec, and sees bytes of which no message comes. */
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
        watch(ctx.pipeline().context(Conversation.this));
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
  }

  /** Of a client that has more to ask than its turn, nothing more is read. */
  @Override
  public void read(ChannelHandlerContext ctx) {
    if (waiting.isEmpty()) {
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
    ctx.fireChannelReadComplete();
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
    if (waiting.isEmpty() && !(taken instanceof HttpRequest && isBusy(1))) {
      ctx.fireChannelRead(taken);
    } else {
      waiting.add(taken);
      requestsWaiting += taken instanceof HttpRequest ? 1 : 0;
    }
  }

  /** Whether a request is worked on, of all but some that wait, or its answer is on its way. */
  private boolean isBusy(int waiting) {
    return unwritten > 0 || unanswered.size() > waiting;
  }

  /** The next request begins, if there is one. Not while the framework writes. */
  private void goOn(ChannelHandlerContext ctx) {
    if (waiting.isEmpty() || isBusy(requestsWaiting)) {
      return;
    }
    requestsWaiting--;
    do {
      ctx.fireChannelRead(waiting.remove());
    } while (!(waiting.isEmpty() || waiting.peek() instanceof HttpRequest));
    ctx.fireChannelReadComplete(); // upon which the framework reads on
  }

  private boolean isTaken(ChannelHandlerContext ctx, HttpRequest request) {
    headBegun = false;
    Exchange exchange = new Exchange(request, limits);
    unanswered.add(exchange);
    if (unanswered.size() > MOST_UNANSWERED) {
      over = true;
      ctx.close(); // what waits takes memory
      return false;
    }
    if (request.decoderResult().isFailure()) {
      return true; // the framework tells what is wrong with it, and nothing of it follows
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
    if (length > BodyMemory.SMALL
        && exchange.isHeld()
        && !memory.hasRoom(sender(ctx.channel(), exchange), length)) {
      refuse(ctx, exchange, ProblemType.BUSY);
      return false;
    }
    arriving = exchange;
    return true;
  }

  private boolean isTaken(ChannelHandlerContext ctx, HttpContent content) {
    Exchange exchange = arriving;
    if (exchange == null) {
      return true;
    }
    if (content.decoderResult().isFailure()) {
      // The framework would take what has arrived for the whole.
      refuse(ctx, exchange, ProblemType.MALFORMED_MESSAGE);
      return false;
    }
    int bytes = content.content().readableBytes();
    exchange.arrived(bytes);
    boolean last = content instanceof LastHttpContent;
    // It is told to give way by a task, which runs when the rest of it may be there already.
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

  /** Whom a body is counted for: the client, and not the proxy that many clients come through. */
  private ClientAddress sender(Channel channel, Exchange exchange) {
    return channel.remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
        ? TrustedProxies.counted(proxies.client(peer.getAddress(), exchange.headers()::getAll))
        : ClientAddress.of("unknown");
  }

  /**
   * A call begins to work on a request that arrived here. To be told on the connection's thread.
   *
   * @return to be run when the work has ended, on any thread
   */
  Runnable workedOn(ChannelHandlerContext ctx, HttpRequest request) {
    if (HttpUtil.getContentLength(request, 0L) == 0
        && !HttpUtil.isTransferEncodingChunked(request)) {
      return () -> {}; // nothing is held of it
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
   * Held pieces lie on the heap, each by itself. As a slice of what was read it would keep all of a
   * direct buffer alive, however small it is.
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
      goOnSoon(ctx);
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
      goOnSoon(ctx);
    }
  }

  private void goOnSoon(ChannelHandlerContext ctx) {
    if (!waiting.isEmpty()) {
      ctx.executor().execute(() -> goOn(ctx));
    }
  }

  /** What the network does not take at once is held until the client reads. */
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
      unread =
          memory.begun(
              sender(ctx.channel(), exchange), () -> ctx.executor().execute((Runnable) ctx::close));
    }
    if (unread != null && unwrittenBytes > 0) {
      unread.hold(unwrittenBytes);
    } else if (unread != null) {
      unread.close();
      unread = null;
    }
  }

  private void informational(ChannelHandlerContext ctx, HttpResponseStatus status) {
    if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      ctx.pipeline().addAfter(ctx.name(), null, new StalledWrites(limits.idle()));
      ctx.pipeline().remove(bytes);
      ctx.pipeline().remove(this);
    } else if (arriving != null) {
      arriving.continued();
    }
  }

  /** Looks at it from time to time, as long as something is under way. */
  private void watch(ChannelHandlerContext ctx) {
    if (ticking == null && !over) {
      long tick = limits.tick().toMillis();
      ticking =
          ctx.executor().scheduleWithFixedDelay(() -> tick(ctx), tick, tick, TimeUnit.MILLISECONDS);
    }
  }

  private void tick(ChannelHandlerContext ctx) {
    if (headBegun && weWait && ++ticksOfHead > limits.ticksOfHead()) {
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

  /** What has left for the client, of whatever is being written too. */
  private long written(ChannelHandlerContext ctx) {
    ChannelOutboundBuffer leaving = ctx.channel().unsafe().outboundBuffer();
    return leaving == null ? written : written + leaving.currentProgress();
  }

  /** Ends the connection, with a problem if its client waits for an answer to this exchange. */
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
    ctx.writeAndFlush(problems.response(type, ctx.channel(), asked))
        .addListener(written -> linger(ctx, written.isSuccess()));
    // What still comes is read and dropped: closing on it would reset the answer away.
    ctx.pipeline().addFirst(discarded);
    ctx.channel().config().setAutoRead(true);
  }

  private static void linger(ChannelHandlerContext ctx, boolean told) {
    if (!told) {
      ctx.close();
      return;
    }
    if (ctx.channel() instanceof DuplexChannel channel
        && ctx.pipeline().get(SslHandler.class) == null) {
      channel.shutdownOutput();
    }
    ctx.executor().schedule((Runnable) ctx::close, SECONDS_TO_READ, TimeUnit.SECONDS);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (Exhaustion.isOfMemory(cause)) {
      Exhaustion.tell(cause);
      LOG.warn("a connection ended for want of memory: {}", cause.getClass().getName());
      ctx.close();
    } else if (!over) {
      ctx.fireExceptionCaught(cause);
    }
  }
}

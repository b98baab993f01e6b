package br.com.techmedicos.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Many connections to one server, all on one thread, so that little of the machine goes to the
 * load. The head of an answer is read, and of a problem its type. A request that finds no
 * connection free waits for one; that wait is part of its latency.
 *
 * <p>A client of more than two hundred connections opens two hundred each from an address of its
 * own in 127.0.0.0/8, which only Linux takes for this machine.
 */
public final class LoadClient implements AutoCloseable {

  private static final int CONNECTIONS_OF_AN_ADDRESS = 200;
  private static final int OPENING_AT_ONCE = 100;
  private static final long RECONNECT_AFTER_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int LONGEST_PROBLEM = 4096;
  private static final Pattern PROBLEM = Pattern.compile("/problems/([a-z0-9-]+)");
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  /** Answers come from our own service, and what they hold is not looked at. */
  private static final HttpDecoderConfig ANSWERS =
      new HttpDecoderConfig().setValidateHeaders(false).setMaxChunkSize(1 << 20);

  private final InetSocketAddress server;
  private final MultiThreadIoEventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = threads.next();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Deque<Call> waiting = new ArrayDeque<>();
  private boolean closing;

  private record Call(Request request, long intendedNanos, Consumer<Sample> then) {}

  private LoadClient(URI server) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
  }

  /** Opens the connections. */
  public static LoadClient connect(URI server, int connections) {
    LoadClient client = new LoadClient(server);
    CompletableFuture<Void> open = new CompletableFuture<>();
    client.loop.execute(() -> client.open(connections, open));
    open.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    return client;
  }

  private void open(int connections, CompletableFuture<Void> all) {
    boolean many = connections > CONNECTIONS_OF_AN_ADDRESS;
    int firstAddress =
        many ? ADDRESSES.getAndAdd(1 + (connections - 1) / CONNECTIONS_OF_AN_ADDRESS) : 0;
    int[] started = {0};
    int[] open = {0};
    Runnable[] next = new Runnable[1];
    next[0] =
        () -> {
          if (started[0] == connections) {
            return;
          }
          int number = firstAddress + started[0]++ / CONNECTIONS_OF_AN_ADDRESS;
          connect(many ? Optional.of(address(number)) : Optional.empty())
              .addListener(
                  done -> {
                    if (!done.isSuccess()) {
                      all.completeExceptionally(done.cause());
                    } else if (++open[0] == connections) {
                      all.complete(null);
                    }
                    next[0].run();
                  });
        };
    for (int i = 0; i < OPENING_AT_ONCE; i++) {
      next[0].run();
    }
  }

  /** Every hundred and first address is used again; by then the ports of the first are free. */
  private static InetSocketAddress address(int number) {
    return new InetSocketAddress(
        "127.0." + (20 + number / 200 % 200) + "." + (1 + number % 200), 0);
  }

  private ChannelFuture connect(Optional<InetSocketAddress> address) {
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 30_000)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpResponseDecoder(ANSWERS), new Connection(address));
              }
            })
        .connect(server, address.orElse(null));
  }

  /**
   * As many users as given, each of whom sends a request when the last is answered. Whoever is told
   * to come again later does so.
   *
   * @return how long it took until all were answered
   */
  public Duration closed(
      int users, Duration duration, Supplier<Request> next, Consumer<Sample> samples) {
    long end = System.nanoTime() + duration.toNanos();
    return closed(users, () -> System.nanoTime() < end, next, samples);
  }

  /** The same, until so many requests were made, and all of them answered. */
  public Duration closed(
      int users, int requests, Supplier<Request> next, Consumer<Sample> samples) {
    AtomicInteger left = new AtomicInteger(requests);
    return closed(users, () -> left.getAndDecrement() > 0, next, samples);
  }

  private Duration closed(
      int users, BooleanSupplier goesOn, Supplier<Request> next, Consumer<Sample> samples) {
    long start = System.nanoTime();
    return untilDone(
        done -> {
          int[] busy = {users};
          for (int i = 0; i < users; i++) {
            step(next, samples, goesOn, busy, done);
          }
        },
        start);
  }

  private void step(
      Supplier<Request> next,
      Consumer<Sample> samples,
      BooleanSupplier goesOn,
      int[] busy,
      CompletableFuture<Void> done) {
    if (!goesOn.getAsBoolean()) {
      if (--busy[0] == 0) {
        done.complete(null);
      }
      return;
    }
    Request request;
    try {
      request = next.get();
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      return;
    }
    send(
        request,
        System.nanoTime(),
        sample -> {
          samples.accept(sample);
          long pause = sample.ok() || sample.status() != 503 ? 0 : sample.retryAfterSeconds();
          if (pause > 0) {
            later(pause, () -> step(next, samples, goesOn, busy, done));
          } else {
            step(next, samples, goesOn, busy, done);
          }
        });
  }

  /**
   * Requests at random moments at an average rate, whether or not the ones before are answered.
   *
   * @return how long it took until all were answered
   */
  public Duration open(
      double perSecond, Duration duration, Supplier<Request> next, Consumer<Sample> samples) {
    long end = System.nanoTime() + duration.toNanos();
    return open(due -> perSecond, due -> due < end, next, samples);
  }

  /**
   * The same at a rate that may change, as long as it is to go on.
   *
   * @param perSecond at the moment at which a call was due, by {@link System#nanoTime()}
   * @param goesOn whether a call that was due at a moment is still to be made
   */
  public Duration open(
      LongToDoubleFunction perSecond,
      LongPredicate goesOn,
      Supplier<Request> next,
      Consumer<Sample> samples) {
    long start = System.nanoTime();
    BiConsumer<Request, Sample> answers = (request, sample) -> samples.accept(sample);
    return untilDone(done -> arrive(start, perSecond, goesOn, next, answers, done), start);
  }

  /** Requests at random moments at an average rate, from now on until they are to stop. */
  public Background background(double perSecond, Supplier<Request> next, Consumer<Sample> samples) {
    return exchanges(perSecond, next, (request, sample) -> samples.accept(sample));
  }

  /**
   * The same, with the request of each answer. One thread asks for requests and takes answers: that
   * of this client.
   */
  public Background exchanges(
      double perSecond, Supplier<Request> next, BiConsumer<Request, Sample> answers) {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    long start = System.nanoTime();
    CompletableFuture<Void> answered =
        begin(done -> arrive(start, due -> perSecond, due -> goesOn.get(), next, answers, done));
    return () -> {
      goesOn.set(false);
      answered.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    };
  }

  /** Requests that keep coming. */
  public interface Background {

    /** Sends no more, and returns when all are answered. */
    void stop();
  }

  private void arrive(
      long start,
      LongToDoubleFunction perSecond,
      LongPredicate goesOn,
      Supplier<Request> next,
      BiConsumer<Request, Sample> answers,
      CompletableFuture<Void> done) {
    Arrivals arrivals = new Arrivals(perSecond, goesOn, next, answers, done);
    arrivals.due = start;
    arrivals.due += arrivals.gap();
    arrivals.run();
  }

  private final class Arrivals implements Runnable {

    private final LongToDoubleFunction perSecond;
    private final LongPredicate goesOn;
    private final Supplier<Request> next;
    private final BiConsumer<Request, Sample> answers;
    private final CompletableFuture<Void> done;
    private long due;
    private long unanswered;
    private boolean over;

    private Arrivals(
        LongToDoubleFunction perSecond,
        LongPredicate goesOn,
        Supplier<Request> next,
        BiConsumer<Request, Sample> answers,
        CompletableFuture<Void> done) {
      this.perSecond = perSecond;
      this.goesOn = goesOn;
      this.next = next;
      this.answers = answers;
      this.done = done;
    }

    private long gap() {
      double share = -Math.log(1 - ThreadLocalRandom.current().nextDouble());
      return (long) (share / perSecond.applyAsDouble(due) * 1e9);
    }

    @Override
    public void run() {
      try {
        sendWhatIsDue();
      } catch (RuntimeException e) {
        over = true;
        done.completeExceptionally(e);
      }
      if (over) {
        complete();
      } else {
        loop.schedule(this, due - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    }

    private void sendWhatIsDue() {
      long now = System.nanoTime();
      for (; due <= now; due += gap()) {
        if (!goesOn.test(due)) {
          over = true;
          return;
        }
        unanswered++;
        Request request = next.get();
        send(
            request,
            due,
            sample -> {
              answers.accept(request, sample);
              unanswered--;
              complete();
            });
      }
    }

    private void complete() {
      if (over && unanswered == 0) {
        done.complete(null);
      }
    }
  }

  /** All requests at once; what is told to come again later does so, and only that is repeated. */
  public Duration all(Iterable<Request> requests, Consumer<Sample> samples) {
    long start = System.nanoTime();
    return untilDone(
        done -> {
          int[] left = {1};
          for (Request request : requests) {
            left[0]++;
            insist(request, start, samples, left, done);
          }
          answered(left, done);
        },
        start);
  }

  private void insist(
      Request request,
      long intended,
      Consumer<Sample> samples,
      int[] left,
      CompletableFuture<Void> done) {
    send(
        request,
        intended,
        sample -> {
          samples.accept(sample);
          if (sample.status() == 503 && sample.retryAfterSeconds() >= 0) {
            long seconds = Math.max(1, sample.retryAfterSeconds());
            later(seconds, () -> insist(request, System.nanoTime(), samples, left, done));
          } else {
            answered(left, done);
          }
        });
  }

  private static void answered(int[] left, CompletableFuture<Void> done) {
    if (--left[0] == 0) {
      done.complete(null);
    }
  }

  private void later(long seconds, Runnable what) {
    loop.schedule(what, seconds, TimeUnit.SECONDS);
  }

  private Duration untilDone(Consumer<CompletableFuture<Void>> work, long start) {
    begin(work).orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private CompletableFuture<Void> begin(Consumer<CompletableFuture<Void>> work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            work.accept(done);
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  private void send(Request request, long intended, Consumer<Sample> then) {
    Call call = new Call(request, intended, then);
    Connection free = idle.pollFirst();
    if (free == null) {
      waiting.addLast(call);
    } else {
      free.write(call);
    }
  }

  private void free(Connection connection) {
    Call next = waiting.pollFirst();
    if (next == null) {
      idle.addLast(connection);
    } else {
      connection.write(next);
    }
  }

  @Override
  public void close() {
    loop.submit(() -> closing = true).syncUninterruptibly();
    threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** One connection: one request at a time. */
  private final class Connection extends ChannelInboundHandlerAdapter {

    private final Optional<InetSocketAddress> address;
    private @Nullable Channel channel;
    private @Nullable Call call;
    private int status;
    private int retryAfterSeconds = -1;
    private boolean keptAlive;
    private String location = "";
    private final StringBuilder problem = new StringBuilder();

    private Connection(Optional<InetSocketAddress> address) {
      this.address = address;
    }

    private void write(Call next) {
      call = next;
      Channel open = channel;
      if (open == null || !open.isActive()) {
        unanswered();
      } else {
        open.writeAndFlush(Unpooled.wrappedBuffer(next.request().bytes()));
      }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      channel = context.channel();
      free(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        if (message instanceof HttpResponse head) {
          status = head.decoderResult().isSuccess() ? head.status().code() : 0;
          retryAfterSeconds = head.headers().getInt(HttpHeaderNames.RETRY_AFTER, -1);
          keptAlive = status != 0 && HttpUtil.isKeepAlive(head);
          location = head.headers().get(HttpHeaderNames.LOCATION, "");
          problem.setLength(0);
        }
        if (message instanceof HttpContent some
            && status >= 400
            && problem.length() < LONGEST_PROBLEM) {
          problem.append(some.content().toString(StandardCharsets.UTF_8));
        }
        if (message instanceof LastHttpContent) {
          if (!keptAlive) {
            context.close(); // what is next goes to a new one
          }
          answered();
          if (keptAlive) {
            free(this);
          }
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    private void unanswered() {
      status = 0;
      retryAfterSeconds = -1;
      location = "";
      problem.setLength(0);
      answered();
    }

    private String problemType() {
      Matcher type = PROBLEM.matcher(problem);
      return type.find() ? type.group(1) : "";
    }

    private void answered() {
      Call done = call;
      call = null;
      if (done != null) {
        done.then()
            .accept(
                new Sample(
                    done.request().kind(),
                    status,
                    retryAfterSeconds,
                    done.intendedNanos(),
                    System.nanoTime(),
                    location,
                    problemType()));
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      idle.remove(this);
      if (call != null) {
        unanswered();
      }
      if (!closing) {
        reconnect();
      }
    }

    private void reconnect() {
      connect(address)
          .addListener(
              done -> {
                if (!done.isSuccess() && !closing) {
                  loop.schedule(this::reconnect, RECONNECT_AFTER_MILLIS, TimeUnit.MILLISECONDS);
                }
              });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}

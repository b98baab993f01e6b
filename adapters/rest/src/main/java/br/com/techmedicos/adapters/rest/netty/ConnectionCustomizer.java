package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.client.TrustedProxies;
import br.com.techmedicos.adapters.rest.server.RequestHeadLimits;
import br.com.techmedicos.adapters.rest.server.RestDefaults;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a {@link ConnectionHandler} and a stricter codec into the pipeline of every connection. */
@Singleton
final class ConnectionCustomizer
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  /**
   * The kernel's send buffer, in bytes. With a larger one it takes minutes to notice a slow client;
   * this one allows 5 MB/s over 25 ms.
   */
  private static final int SEND_BUFFER = 131_072;

  /**
   * How many bytes per second all refused clients together may still send before they have read
   * their response.
   */
  private static final long DISCARDED_RATE = 8L << 20;

  private static final long CHECK_MILLIS = 1_000;

  /** As Netty has it by itself, like the next. */
  private static final int LEAST_READ = 64;

  private static final int FIRST_READ = 2_048;

  /** The framework's codec, but with a maximum number of headers; settings of that do not count. */
  private static final HttpDecoderConfig CODEC =
      new HttpDecoderConfig()
          .setMaxInitialLineLength(RequestHeadLimits.LONGEST_LINE)
          .setMaxHeaderSize(RequestHeadLimits.LARGEST_HEADERS)
          .setMaxChunkSize(RestDefaults.MOST_READ)
          .setHeadersFactory(BoundedHeaders.factory(DefaultHttpHeadersFactory.headersFactory()))
          .setTrailersFactory(BoundedHeaders.factory(DefaultHttpHeadersFactory.trailersFactory()));

  private final GlobalTrafficShapingHandler discarded =
      new GlobalTrafficShapingHandler(
          GlobalEventExecutor.INSTANCE, 0, DISCARDED_RATE, CHECK_MILLIS);
  private final Provider<ConnectionLimits> limits;
  private final Provider<TrustedProxies> proxies;
  private final Provider<BodyMemory> memory;
  private final Provider<EarlyProblems> problems;
  private final Provider<OpenConnections> open;
  private final Provider<WriteGate> gate;
  private final Provider<BusyConnections> busy;

  ConnectionCustomizer(
      Provider<ConnectionLimits> limits,
      Provider<TrustedProxies> proxies,
      Provider<BodyMemory> memory,
      Provider<EarlyProblems> problems,
      Provider<OpenConnections> open,
      Provider<WriteGate> gate,
      Provider<BusyConnections> busy) {
    this.limits = limits;
    this.proxies = proxies;
    this.memory = memory;
    this.problems = problems;
    this.open = open;
    this.gate = gate;
    this.busy = busy;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    ConnectionLimits limits = this.limits.get();
    TrustedProxies proxies = this.proxies.get();
    BodyMemory memory = this.memory.get();
    EarlyProblems problems = this.problems.get();
    WriteGate gate = this.gate.get();
    BusyConnections busy = this.busy.get();
    event
        .getBean()
        .register(
            new Customizer(
                null,
                open.get(),
                () ->
                    new ConnectionHandler(
                        limits, proxies, memory, problems, gate, busy, discarded)));
    return event.getBean();
  }

  @PreDestroy
  void close() {
    discarded.release();
  }

  private record Customizer(
      @Nullable Channel channel, OpenConnections open, Supplier<ConnectionHandler> handlers)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel special, ChannelRole role) {
      if (role == ChannelRole.LISTENER) {
        special.pipeline().addLast(open); // before the handler that accepts connections
      }
      return new Customizer(special, open, handlers);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) == null) {
        channel.close(); // otherwise it would be served without the handler
        throw new IllegalStateException("only HTTP/1.1 is supported; leave http-version at 1.1");
      }
      channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
      channel
          .config()
          .setRecvByteBufAllocator(
              new AdaptiveRecvByteBufAllocator(LEAST_READ, FIRST_READ, RestDefaults.MOST_READ));
      pipeline.replace(
          ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
          ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
          new HttpServerCodec(CODEC));
      ConnectionHandler handler = handlers.get();
      pipeline.addBefore(
          ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, handler.bytes());
      pipeline.addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, handler);
    }
  }
}

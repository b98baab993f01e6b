package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.adapters.rest.client.TrustedProxies;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsciiString;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the forwarding headers of requests to the values of trusted proxies, because the
 * framework's access log and redirects trust those of any client. Who is no trusted proxy begins no
 * trace either: they would choose its id, and with it whether it is kept and what it is joined to.
 */
@Singleton
final class ForwardedHeaders implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private static final AsciiString FOR = AsciiString.cached("X-Forwarded-For");
  private static final AsciiString HOST = AsciiString.cached("X-Forwarded-Host");
  private static final AsciiString PROTO = AsciiString.cached("X-Forwarded-Proto");
  private static final List<AsciiString> CLAIMS =
      List.of(
          AsciiString.cached("Forwarded"),
          FOR,
          HOST,
          AsciiString.cached("X-Forwarded-Port"),
          PROTO);

  private final BeanProvider<TrustedProxies> proxies;
  private final BeanProvider<PublicAddress> address;

  ForwardedHeaders(BeanProvider<TrustedProxies> proxies, BeanProvider<PublicAddress> address) {
    this.proxies = proxies;
    this.address = address;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  /** Adds the handler directly after the codec of HTTP/1.1, the only version that is served. */
  private final class Customizer implements NettyServerCustomizer {

    private final @Nullable Channel channel;

    Customizer(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel specific, ChannelRole role) {
      return new Customizer(specific);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null
          && channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
        channel
            .pipeline()
            .addAfter(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                "forwarded-headers",
                new Handler(proxies.get(), address.get()));
      }
    }
  }

  private static final class Handler extends ChannelInboundHandlerAdapter {

    private final TrustedProxies proxies;
    private final PublicAddress address;
    private @Nullable Believed ofConnection;

    Handler(TrustedProxies proxies, PublicAddress address) {
      this.proxies = proxies;
      this.address = address;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request
          && context.channel().remoteAddress() instanceof InetSocketAddress peer
          && context.channel().localAddress() instanceof InetSocketAddress end) {
        replace(request.headers(), peer.getAddress(), end, context.pipeline());
      }
      context.fireChannelRead(message);
    }

    private void replace(
        HttpHeaders headers, InetAddress peer, InetSocketAddress end, ChannelPipeline pipeline) {
      boolean claims = CLAIMS.stream().anyMatch(headers::contains);
      boolean secure = pipeline.get(SslHandler.class) != null;
      Believed believed =
          claims && proxies.trusts(peer)
              ? believed(peer, end, secure, headers::getAll)
              : ofConnection(peer, end, secure);
      if (claims) {
        CLAIMS.forEach(headers::remove);
      }
      if (headers.contains(RequestTraces.PARENT) && !proxies.trusts(peer)) {
        headers.remove(RequestTraces.PARENT);
      }
      headers.set(FOR, believed.client());
      headers.set(HOST, believed.host());
      headers.set(PROTO, believed.scheme());
    }

    /** Without claims that count, all requests of a connection are the same. */
    private Believed ofConnection(InetAddress peer, InetSocketAddress end, boolean secure) {
      if (ofConnection == null) {
        ofConnection = believed(peer, end, secure, name -> List.of());
      }
      return ofConnection;
    }

    private Believed believed(
        InetAddress peer,
        InetSocketAddress end,
        boolean secure,
        Function<String, List<String>> claimed) {
      URI origin = URI.create(address.origin(peer, end, secure, claimed));
      return new Believed(
          proxies.client(peer, claimed).getHostAddress(),
          origin.getAuthority(),
          origin.getScheme());
    }
  }

  private record Believed(String client, String host, String scheme) {}
}

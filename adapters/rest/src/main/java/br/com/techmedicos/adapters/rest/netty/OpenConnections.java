package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.client.TrustedProxies;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.adapters.shared.WorkLimit;
import br.com.techmedicos.application.shared.ClientAddress;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Limits the number of connections, in total and from one address, before anything is allocated for
 * them. At the limit, the newest connection of the address with the most connections is closed in
 * favour of an address with fewer. Trusted proxies are not counted, because they carry many clients
 * and have limits of their own.
 */
@Singleton
@Sharable
final class OpenConnections extends ChannelInboundHandlerAdapter implements WorkLimit {

  private final TrustedProxies proxies;
  private final int most;
  private final int ofAnAddress;
  private final Map<ClientAddress, Holder> holders = new HashMap<>();
  private final NavigableSet<Holder> bySize = new TreeSet<>(Holder.BY_SIZE);
  private int open;
  private long admitted;

  @Inject
  OpenConnections(ConnectionLimits limits, TrustedProxies proxies, RateLimits rateLimits) {
    this(
        limits.connections(),
        rateLimits.enabled() ? limits.connectionsOfAnAddress() : limits.connections(),
        proxies);
  }

  OpenConnections(int most, int ofAnAddress, TrustedProxies proxies) {
    this.most = most;
    this.ofAnAddress = ofAnAddress;
    this.proxies = proxies;
  }

  /** All connections of one address. */
  private static final class Holder {

    private static final Comparator<Holder> BY_SIZE =
        Comparator.<Holder>comparingInt(holder -> holder.connections.size())
            .thenComparing(holder -> holder.address.value());

    private final ClientAddress address;
    private final NavigableSet<Connection> connections =
        new TreeSet<>(Comparator.comparingLong(Connection::number));

    private Holder(ClientAddress address) {
      this.address = address;
    }
  }

  private record Connection(long number, Channel channel) {}

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (msg instanceof Channel connection && !isLetIn(connection)) {
      connection.unsafe().closeForcibly();
    } else {
      ctx.fireChannelRead(msg);
    }
  }

  /** Whether a newly accepted connection may stay. */
  boolean isLetIn(Channel channel) {
    if (!(channel.remoteAddress() instanceof InetSocketAddress peer)
        || peer.getAddress() == null
        || proxies.trusts(peer.getAddress())) {
      return true;
    }
    return isLetIn(channel, TrustedProxies.counted(peer.getAddress()));
  }

  private synchronized boolean isLetIn(Channel channel, ClientAddress address) {
    Holder holder = holders.getOrDefault(address, new Holder(address));
    int own = holder.connections.size();
    if (own >= ofAnAddress || (open >= most && !makeRoom(own))) {
      return false;
    }
    Connection connection = new Connection(admitted++, channel);
    holders.put(address, holder);
    change(holder, () -> holder.connections.add(connection));
    channel.closeFuture().addListener(closed -> left(holder, connection));
    return true;
  }

  @Override
  public String kind() {
    return "connections";
  }

  @Override
  public synchronized int inFlight() {
    return open;
  }

  @Override
  public int limit() {
    return most;
  }

  /** Makes room for an address with this many connections, if another address has clearly more. */
  private boolean makeRoom(int own) {
    Holder largest = bySize.isEmpty() ? null : bySize.last();
    if (largest == null || largest.connections.size() <= own + 1) {
      return false;
    }
    Connection newest = largest.connections.last();
    left(largest, newest);
    newest.channel().close();
    return true;
  }

  private synchronized void left(Holder holder, Connection connection) {
    change(holder, () -> holder.connections.remove(connection));
  }

  /** Changes a holder and re-sorts it. */
  private void change(Holder holder, Runnable change) {
    bySize.remove(holder);
    int before = holder.connections.size();
    change.run();
    open += holder.connections.size() - before;
    if (holder.connections.isEmpty()) {
      holders.remove(holder.address, holder);
    } else {
      bySize.add(holder);
    }
  }
}

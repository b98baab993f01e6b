package br.com.techmedicos.adapters.rest.netty;

import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who is taken for one when memory is shared out: an IPv4 address, or the /64 of an IPv6 one, which
 * is what one subscriber gets.
 */
record Origin(String network) {

  private static final int PREFIX = 8;

  /** Where a connection comes from. */
  static Origin of(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress socket
            && socket.getAddress() != null
        ? of(socket.getAddress())
        : new Origin("");
  }

  static Origin of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new Origin(
        HexFormat.of()
            .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, PREFIX) : bytes));
  }
}

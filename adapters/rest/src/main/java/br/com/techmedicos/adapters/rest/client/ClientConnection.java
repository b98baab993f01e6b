package br.com.techmedicos.adapters.rest.client;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;

/** The connection that a request came by. */
public final class ClientConnection {

  private ClientConnection() {}

  /** Whether the client can still be answered, as far as is known. */
  public static boolean isOpen(HttpRequest<?> request) {
    return !(request instanceof NettyHttpRequest<?> arrived)
        || arrived.getChannelHandlerContext().channel().isActive();
  }
}

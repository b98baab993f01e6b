package br.com.techmedicos.adapters.rest.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The checks of RFC 9112 that Netty does not make. Requests that a proxy could parse differently
 * are refused, because the two would disagree on where a request ends.
 */
final class Framing {

  private static final Pattern HOST =
      Pattern.compile("(?:[\\w.~%!$&'()*+,;=-]*|\\[[0-9a-fA-F:.]+])(?::[0-9]{0,5})?");

  private Framing() {}

  /** Whether the head of a request is unambiguous about its host and its end. */
  static boolean isClear(HttpRequest request) {
    return isMethodClear(request)
        && isVersionKnown(request)
        && isHostClear(request)
        && isLengthClear(request.headers());
  }

  /** Methods are case-sensitive (RFC 9110, section 9.1), and a proxy may allow only some. */
  private static boolean isMethodClear(HttpRequest request) {
    String method = request.method().name();
    return method.equals(method.toUpperCase(Locale.ROOT));
  }

  private static boolean isVersionKnown(HttpRequest request) {
    return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        || request.protocolVersion().equals(HttpVersion.HTTP_1_0);
  }

  /** Exactly one host, optional in HTTP/1.0 (RFC 9112, section 3.2). */
  private static boolean isHostClear(HttpRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    return hosts.isEmpty()
        ? request.protocolVersion().equals(HttpVersion.HTTP_1_0)
        : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
  }

  /**
   * Allows only the chunked transfer coding, and no key of the WebSocket draft, after which Netty
   * reads eight bytes as an unannounced body.
   */
  private static boolean isLengthClear(HttpHeaders headers) {
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return !headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY1)
        && (codings.isEmpty()
            || (codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0))
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)));
  }
}

package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Validates WebSocket handshakes (RFC 6455, section 4.2.1). Netty accepts some invalid handshakes,
 * and the framework leaves a connection open if Netty refuses its handshake.
 */
final class Handshake {

  /** The only version that browsers use. */
  static final String VERSION = "13";

  /** Sixteen bytes in Base64. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  private Handshake() {}

  /** Returns the problem if a request is an invalid handshake. */
  static Optional<ProblemType> refusal(HttpRequest request) {
    HttpHeaders headers = request.headers();
    if (!headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
        || !headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
      return Optional.empty();
    }
    if (!isGet(request) || !hasKey(headers)) {
      return Optional.of(ProblemType.MALFORMED_MESSAGE);
    }
    return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of(VERSION))
        ? Optional.empty()
        : Optional.of(ProblemType.UPGRADE_REQUIRED);
  }

  private static boolean isGet(HttpRequest request) {
    return request.method().equals(HttpMethod.GET)
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && HttpUtil.getContentLength(request, 0L) == 0
        && !HttpUtil.isTransferEncodingChunked(request);
  }

  private static boolean hasKey(HttpHeaders headers) {
    List<String> keys = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    return keys.size() == 1 && KEY.matcher(keys.get(0)).matches();
  }
}

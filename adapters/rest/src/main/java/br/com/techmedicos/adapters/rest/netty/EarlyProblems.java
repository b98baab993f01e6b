package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.client.FrontEndOrigins;
import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import br.com.techmedicos.adapters.rest.problem.ProblemTranslator;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.server.SecurityHeaders;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers with problems before the framework has a request. The connection is closed afterwards.
 */
@Singleton
final class EarlyProblems {

  /** In seconds. Clients who are refused together do not return together. */
  private static final int LATEST_RETRY_AFTER = 5;

  private final ProblemTranslator problems;
  private final JsonMapper json;
  private final PublicAddress address;
  private final FrontEndOrigins frontEnds;
  private final ApplicationEventPublisher<EarlyRefusal> refusals;
  private final AtomicInteger refused = new AtomicInteger();

  EarlyProblems(
      ProblemTranslator problems,
      JsonMapper json,
      PublicAddress address,
      FrontEndOrigins frontEnds,
      ApplicationEventPublisher<EarlyRefusal> refusals) {
    this.problems = problems;
    this.json = json;
    this.address = address;
    this.frontEnds = frontEnds;
    this.refusals = refusals;
  }

  /**
   * Creates a response that closes the connection, and publishes the refusal.
   *
   * @param channel the connection
   * @param asked the request's headers; empty if they have not arrived
   */
  FullHttpResponse response(ProblemType type, Channel channel, HttpHeaders asked) {
    return response(type, channel, asked, LATEST_RETRY_AFTER);
  }

  /**
   * Creates such a response, which asks to come again within some seconds.
   *
   * @param seconds over which those who are refused are spread; at least one, and not more than
   *     usual
   */
  FullHttpResponse response(ProblemType type, Channel channel, HttpHeaders asked, long seconds) {
    refusals.publishEvent(new EarlyRefusal(type));
    Locale language = Languages.of(asked.get(HttpHeaderNames.ACCEPT_LANGUAGE));
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(type.status()),
            Unpooled.wrappedBuffer(bytes(problems.ofType(type, language))));
    HttpHeaders headers = response.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
    headers.set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    headers.set(HttpHeaderNames.CONTENT_LANGUAGE, language.toLanguageTag());
    headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_LANGUAGE);
    SecurityHeaders.tell(isEncrypted(channel, asked), headers::set);
    frontEnds.tell(asked.get(HttpHeaderNames.ORIGIN), headers::add);
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (type.status() == 503) {
      headers.set(
          HttpHeaderNames.RETRY_AFTER,
          Math.floorMod(
                  refused.getAndIncrement(), Math.max(1, Math.min(seconds, LATEST_RETRY_AFTER)))
              + 1);
    }
    if (type == ProblemType.UPGRADE_REQUIRED) {
      headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
      headers.set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, Handshake.VERSION);
      headers.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    }
    return response;
  }

  private boolean isEncrypted(Channel channel, HttpHeaders asked) {
    return channel.remoteAddress() instanceof InetSocketAddress peer
        && address.isEncrypted(
            peer.getAddress(), channel.pipeline().get(SslHandler.class) != null, asked::getAll);
  }

  private byte[] bytes(ProblemJson problem) {
    try {
      return json.writeValueAsBytes(problem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

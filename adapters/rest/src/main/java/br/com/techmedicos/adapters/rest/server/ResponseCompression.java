package br.com.techmedicos.adapters.rest.server;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import jakarta.inject.Singleton;

/**
 * Compresses texts, as the framework does, except those with a strong entity tag. It stands for the
 * very bytes that are sent, which ranges count (RFC 9110, 8.8.1 and 14.1.2). So the contents of
 * records are never compressed. What varies by {@code Accept-Encoding} already is sent as it is: it
 * was compressed once for all, or its client takes no such coding.
 */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class ResponseCompression implements HttpCompressionStrategy {

  private final NettyHttpServerConfiguration settings;

  ResponseCompression(NettyHttpServerConfiguration settings) {
    this.settings = settings;
  }

  @Override
  public boolean isEnabled() {
    return settings.getCompressionThreshold() >= 0;
  }

  @Override
  public boolean shouldCompress(HttpResponse response) {
    String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
    long length = HttpUtil.getContentLength(response, Long.MAX_VALUE);
    return type != null
        && (type.equals(MediaType.APPLICATION_JSON) || MediaType.isTextBased(type))
        && length >= settings.getCompressionThreshold()
        && !response
            .headers()
            .containsValue(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING, true)
        && !hasStrongTag(response);
  }

  private static boolean hasStrongTag(HttpResponse response) {
    String tag = response.headers().get(HttpHeaderNames.ETAG);
    return tag != null && !tag.startsWith("W/");
  }

  @Override
  public int getCompressionLevel() {
    return settings.getCompressionLevel();
  }

  @Override
  public int getMaxZstdEncodeSize() {
    return settings.getMaxZstdEncodeSize();
  }
}

package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.json.BodyLimit;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** What the interface needs of the framework, whoever starts it and however it is configured. */
@ContextConfigurer
public final class RestDefaults implements ApplicationContextConfigurer {

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(
        Map.of(
            "micronaut.server.max-request-buffer-size",
            BodyLimit.NAMES,
            "micronaut.server.netty.max-initial-line-length",
            UnreadRequest.LONGEST_LINE,
            "micronaut.server.netty.max-header-size",
            UnreadRequest.LARGEST_HEADERS,
            // Nobody needs to send us compressed bodies; a few kilobytes could become gigabytes.
            "micronaut.server.netty.request-decompression-enabled",
            false,
            // A broken escape is a wrong value of its parameter, not an address that is none.
            "micronaut.server.escape-html-url",
            true,
            // An address that does not exist is 404 for anonymous callers, too.
            "micronaut.security.reject-not-found",
            false,
            // Who a token is, /api/v1/me tells.
            "micronaut.security.endpoints.introspection.enabled",
            false,
            // Bearer tokens only.
            "micronaut.security.basic-auth.enabled",
            false));
  }
}

package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.json.BodyLimit;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** The framework settings that the REST interface needs in every program. */
@ContextConfigurer
public final class RestDefaults implements ApplicationContextConfigurer {

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(
        Map.of(
            "micronaut.server.max-request-buffer-size",
            BodyLimit.NAMES,
            "micronaut.server.netty.max-initial-line-length",
            RequestHeadLimits.LONGEST_LINE,
            "micronaut.server.netty.max-header-size",
            RequestHeadLimits.LARGEST_HEADERS,
            // What was read is handed over as it is, not in many pieces.
            "micronaut.server.netty.max-chunk-size",
            262_144,
            // A few compressed kilobytes could expand to gigabytes.
            "micronaut.server.netty.request-decompression-enabled",
            false,
            // A malformed escape is an invalid parameter, not an unknown path.
            "micronaut.server.escape-html-url",
            true,
            // An unknown path is 404 for anonymous callers as well.
            "micronaut.security.reject-not-found",
            false,
            // /api/v1/me does this.
            "micronaut.security.endpoints.introspection.enabled",
            false,
            // Bearer tokens only.
            "micronaut.security.basic-auth.enabled",
            false));
  }
}

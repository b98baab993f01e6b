package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.json.BodyLimit;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** The framework settings that the REST interface needs in every program. */
@ContextConfigurer
public final class RestDefaults implements ApplicationContextConfigurer {

  /**
   * The most that is read at once, in bytes, from a client that sends as fast as that. Each read of
   * an upload is handed over to another thread, whole.
   */
  public static final int MOST_READ = 262_144;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(
        Map.of(
            "micronaut.server.max-request-buffer-size",
            BodyLimit.NAMES,
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

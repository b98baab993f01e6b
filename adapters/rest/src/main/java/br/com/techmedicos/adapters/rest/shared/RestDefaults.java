package br.com.techmedicos.adapters.rest.shared;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** What the interface needs of the framework, whoever starts it and however it is configured. */
@ContextConfigurer
public final class RestDefaults implements ApplicationContextConfigurer {

  /**
   * The largest JSON body. A name of a megabyte should still be told what is wrong with it; nobody
   * needs more.
   */
  public static final String LARGEST_JSON = "2MB";

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(
        Map.of(
            "micronaut.server.max-request-buffer-size",
            LARGEST_JSON,
            // An address that does not exist is 404 for anonymous callers, too.
            "micronaut.security.reject-not-found",
            false,
            // Bearer tokens only.
            "micronaut.security.basic-auth.enabled",
            false));
  }
}

package br.com.techmedicos.adapters.meetingroom;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The address at which people reach an instance, where a test says it. */
@Singleton
@Requires(property = FixedAddress.PROPERTY)
@Replaces(DefaultHttpHostResolver.class)
final class FixedAddress implements HttpHostResolver {

  static final String PROPERTY = "fixed-address";

  private final String origin;

  FixedAddress(@Property(name = PROPERTY) String origin) {
    this.origin = origin;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public String resolve(@Nullable HttpRequest request) {
    return origin;
  }
}

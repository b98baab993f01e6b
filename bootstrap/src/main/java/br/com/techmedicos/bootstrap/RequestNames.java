package br.com.techmedicos.bootstrap;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Gives each request an id, by which the lines that it causes in the log are found: that of {@code
 * X-Request-Id} if the proxy gave it one, else a new one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestNames implements Ordered {

  /** The name of the id in the log, and of the attribute of the request. */
  static final String KEY = "request";

  private static final String HEADER = "X-Request-Id";

  /** Anyone may send the header: what could name somebody, or end a line, is not taken over. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void name(HttpRequest<?> request, MutablePropagatedContext context) {
    String id = id(request.getHeaders().get(HEADER));
    request.setAttribute(KEY, id);
    context.add(new OnEachThread(id));
  }

  static String id(@Nullable String given) {
    return Optional.ofNullable(given)
        .filter(id -> ID.matcher(id).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  /**
   * Goes with the call from thread to thread. The framework's own element copies the whole context
   * of the log each time, which is some twenty times a call.
   */
  private record OnEachThread(String id) implements ThreadPropagatedContextElement<String> {

    @Override
    public @Nullable String updateThreadContext() {
      String before = MDC.get(KEY);
      if (!id.equals(before)) {
        MDC.put(KEY, id);
      }
      return before;
    }

    @Override
    public void restoreThreadContext(@Nullable String before) {
      if (before == null) {
        MDC.remove(KEY);
      } else if (!before.equals(id)) {
        MDC.put(KEY, before);
      }
    }
  }
}

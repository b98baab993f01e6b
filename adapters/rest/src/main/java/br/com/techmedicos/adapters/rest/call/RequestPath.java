package br.com.techmedicos.adapters.rest.call;

import io.micronaut.http.HttpRequest;

/** The path of a request, as the router reads it. */
public final class RequestPath {

  private RequestPath() {}

  /**
   * Returns the path without a slash at the end, which the router ignores.
   *
   * @param request any request
   */
  public static String of(HttpRequest<?> request) {
    String path = request.getPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}

package br.com.techmedicos.adapters.rest.call;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;

/**
 * Makes sure that {@link Versioned} calls answer with an ETag. Whatever is read has one answer to a
 * client that has the version: 304.
 */
@ServerFilter("/**")
final class ETagFilter {

  @ResponseFilter
  void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() != HttpStatus.OK.getCode()) {
      return;
    }
    String version = response.getHeaders().get(HttpHeaders.ETAG);
    if (version == null) {
      requireUnversioned(request);
    } else if (!request.getMethod().permitsRequestBody() && ETags.isSeen(request, version)) {
      response.status(HttpStatus.NOT_MODIFIED).body(null);
    }
  }

  private static void requireUnversioned(HttpRequest<?> request) {
    if (RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(Versioned.class))
        .isPresent()) {
      throw new IllegalStateException("the response of a versioned call has no version");
    }
  }
}

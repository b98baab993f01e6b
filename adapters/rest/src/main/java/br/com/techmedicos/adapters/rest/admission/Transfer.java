package br.com.techmedicos.adapters.rest.admission;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call that transfers a file, in either direction. It takes as long as the network does, so it
 * has no deadline and its own threads; {@link TransferFilter} limits how many run at once.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExecuteOn(CallThreads.TRANSFERS)
public @interface Transfer {

  /** Recognises transfers. */
  final class Route {

    private Route() {}

    /** Whether a request is a transfer. */
    static boolean isOf(HttpRequest<?> request) {
      return RouteAttributes.getRouteInfo(request)
          .filter(route -> route.getAnnotationMetadata().hasAnnotation(Transfer.class))
          .isPresent();
    }
  }
}

package br.com.techmedicos.adapters.meetingroom;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Serves the page of the room. It is the same for all appointments and users; it loads its data
 * from the service after sign-in.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class RoomPage {

  private static final String FOLDER = "/room/";
  private static final String PAGE = "room.html";
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9-]+\\.[a-z0-9]+");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png");

  /** Only our own resources; {@code %s} is the socket. */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self' blob:; connect-src 'self'%s; font-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final String PERMISSIONS =
      "camera=(self), microphone=(self), display-capture=(self)";

  private final HttpHostResolver address;

  RoomPage(HttpHostResolver address) {
    this.address = address;
  }

  @Get("/meet/{appointment}")
  @Produces(MediaType.ALL)
  HttpResponse<?> page(UUID appointment, HttpRequest<?> request) {
    return file(PAGE, request);
  }

  @Get("/room/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(String name, HttpRequest<?> request) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !FILE_NAME.matcher(name).matches()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "");
    }
    byte[] content = content(name);
    String version = "\"" + sha256(content) + "\"";
    MutableHttpResponse<byte[]> response =
        version.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
            ? HttpResponse.notModified()
            : HttpResponse.ok(content).contentType(type);
    // Revalidated every time, so that files of two versions are never mixed.
    return response
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.ETAG, version)
        .header("Content-Security-Policy", CONTENT.formatted(sockets(request)))
        .header("Permissions-Policy", PERMISSIONS);
  }

  /** Not every browser includes our own sockets in {@code 'self'}. */
  private String sockets(HttpRequest<?> request) {
    String host = URI.create(address.resolve(request)).getAuthority();
    return " ws://" + host + " wss://" + host;
  }

  private static byte[] content(String name) {
    try (InputStream file = RoomPage.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new HttpStatusException(HttpStatus.NOT_FOUND, "");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

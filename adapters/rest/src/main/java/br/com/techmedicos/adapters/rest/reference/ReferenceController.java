package br.com.techmedicos.adapters.rest.reference;

import br.com.techmedicos.adapters.rest.call.Gzip;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the OpenAPI document and Swagger UI, which loads nothing from elsewhere. Files are
 * streamed, so that slow readers take no memory.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReferenceController {

  private static final String OURS = "/br/com/techmedicos/adapters/rest/reference/";
  private static final String SWAGGER_UI = "/META-INF/swagger/views/swagger-ui/res/";
  private static final String CACHED = "public, max-age=3600";

  /** The files of Swagger UI, and where they are. */
  private static final Map<String, String> FILES =
      Map.of(
          "start.js", OURS,
          "swagger-ui.css", SWAGGER_UI,
          "swagger-ui-bundle.js", SWAGGER_UI,
          "favicon-32x32.png", SWAGGER_UI);

  /** Made once: the largest takes tens of milliseconds, and anyone may ask for it. */
  private final Map<String, byte[]> compressed = new ConcurrentHashMap<>();

  private final String yaml;
  private final byte[] json;

  ReferenceController(OpenApiDocument document) {
    this.yaml = document.yaml();
    this.json = document.json().getBytes(StandardCharsets.UTF_8);
  }

  @Get("/openapi.yml")
  @Produces("application/yaml")
  HttpResponse<String> yaml() {
    return HttpResponse.ok(yaml).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }

  @Get("/openapi.json")
  HttpResponse<byte[]> json(HttpRequest<?> request) {
    boolean small = Gzip.isTaken(request);
    byte[] bytes =
        small ? compressed.computeIfAbsent("/openapi.json", name -> Gzip.compress(json)) : json;
    return Gzip.tell(HttpResponse.ok(bytes), small)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }

  @Get("/docs")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> browser() throws IOException {
    try (InputStream page = resource(OURS + "docs.html").openStream()) {
      return HttpResponse.ok(page.readAllBytes()).header(HttpHeaders.CACHE_CONTROL, CACHED);
    }
  }

  @Get("/docs/{file}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(HttpRequest<?> request, String file) throws IOException {
    String folder = FILES.get(file);
    if (folder == null) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    MediaType type = MediaType.forFilename(file);
    boolean small = MediaType.isTextBased(type.getName()) && Gzip.isTaken(request);
    MutableHttpResponse<StreamedFile> response =
        Gzip.tell(HttpResponse.<StreamedFile>ok(), small).header(HttpHeaders.CACHE_CONTROL, CACHED);
    if (small) {
      byte[] bytes = compressed.computeIfAbsent(folder + file, ReferenceController::compress);
      return response.body(
          new StreamedFile(new ByteArrayInputStream(bytes), type, 0, bytes.length));
    }
    URLConnection content = resource(folder + file).openConnection();
    return response.body(
        new StreamedFile(content.getInputStream(), type, 0, content.getContentLengthLong()));
  }

  private static byte[] compress(String name) {
    try (InputStream content = resource(name).openStream()) {
      return Gzip.compress(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(ReferenceController.class.getResource(name));
  }
}

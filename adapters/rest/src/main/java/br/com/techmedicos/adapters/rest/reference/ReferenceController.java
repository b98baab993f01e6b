package br.com.techmedicos.adapters.rest.reference;

import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.Objects;

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

  private final String yaml;
  private final String json;

  ReferenceController(OpenApiDocument document) {
    this.yaml = document.yaml();
    this.json = document.json();
  }

  @Get("/openapi.yml")
  @Produces("application/yaml")
  HttpResponse<String> yaml() {
    return HttpResponse.ok(yaml).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }

  @Get("/openapi.json")
  HttpResponse<String> json() {
    return HttpResponse.ok(json).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
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
  HttpResponse<StreamedFile> file(String file) throws IOException {
    String folder = FILES.get(file);
    if (folder == null) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    URLConnection content = resource(folder + file).openConnection();
    return HttpResponse.ok(
            new StreamedFile(
                content.getInputStream(),
                MediaType.forFilename(file),
                content.getLastModified(),
                content.getContentLengthLong()))
        .header(HttpHeaders.CACHE_CONTROL, CACHED);
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(ReferenceController.class.getResource(name));
  }
}

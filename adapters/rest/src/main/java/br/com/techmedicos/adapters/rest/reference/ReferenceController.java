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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Serves the OpenAPI document and Swagger UI, which loads nothing from elsewhere. Anyone may ask
 * for them, as often as for all else, and they need no admission: so all answers share the same
 * memory, and readers who are slow, or do not read at all, take no more of it.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReferenceController {

  private static final String OURS = "/br/com/techmedicos/adapters/rest/reference/";
  private static final String SWAGGER_UI = "/META-INF/swagger/views/swagger-ui/res/";
  private static final String OF_THIS_VERSION = "public, max-age=300";
  private static final String CACHED = "public, max-age=3600";

  /** The files of Swagger UI, and where they are. */
  private static final Map<String, String> FILES =
      Map.of(
          "start.js", OURS,
          "swagger-ui.css", SWAGGER_UI,
          "swagger-ui-bundle.js", SWAGGER_UI,
          "favicon-32x32.png", SWAGGER_UI);

  /** By name and coding, made once. */
  private final Map<String, ByteBuf> contents = new ConcurrentHashMap<>();

  private final OpenApiDocument document;

  ReferenceController(OpenApiDocument document) {
    this.document = document;
  }

  @Get("/openapi.yml")
  @Produces("application/yaml")
  HttpResponse<ByteBuf> yaml(HttpRequest<?> request) {
    return answer(
        "openapi.yml", () -> utf8(document.yaml()), Gzip.isTaken(request), OF_THIS_VERSION);
  }

  @Get("/openapi.json")
  HttpResponse<ByteBuf> json(HttpRequest<?> request) {
    return answer(
        "openapi.json", () -> utf8(document.json()), Gzip.isTaken(request), OF_THIS_VERSION);
  }

  @Get("/docs")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<ByteBuf> browser(HttpRequest<?> request) {
    return answer("docs.html", () -> resource(OURS + "docs.html"), Gzip.isTaken(request), CACHED);
  }

  @Get("/docs/{file}")
  @Produces(MediaType.ALL)
  HttpResponse<ByteBuf> file(HttpRequest<?> request, String file) {
    String folder = FILES.get(file);
    if (folder == null) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    MediaType type = MediaType.forFilename(file);
    boolean small = MediaType.isTextBased(type.getName()) && Gzip.isTaken(request);
    return answer(file, () -> resource(folder + file), small, CACHED).contentType(type);
  }

  private MutableHttpResponse<ByteBuf> answer(
      String name, Supplier<byte[]> content, boolean small, String cached) {
    ByteBuf body =
        small ? shared(name + ".gz", () -> Gzip.compress(content.get())) : shared(name, content);
    return Gzip.tell(HttpResponse.ok(body), small).header(HttpHeaders.CACHE_CONTROL, cached);
  }

  /** Outside the heap, where a connection would else copy it to, for each answer. */
  private ByteBuf shared(String name, Supplier<byte[]> content) {
    return contents
        .computeIfAbsent(name, unused -> Unpooled.unreleasableBuffer(direct(content.get())))
        .duplicate();
  }

  private static ByteBuf direct(byte[] bytes) {
    return Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream content =
        Objects.requireNonNull(ReferenceController.class.getResourceAsStream(name))) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

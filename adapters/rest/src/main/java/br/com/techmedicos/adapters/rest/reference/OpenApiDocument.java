package br.com.techmedicos.adapters.rest.reference;

import br.com.techmedicos.adapters.rest.call.IdempotencyInterceptor;
import br.com.techmedicos.adapters.rest.call.Scoped;
import br.com.techmedicos.adapters.rest.json.MergePatches;
import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import br.com.techmedicos.adapters.rest.problem.ProblemTranslator;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimitRule;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The OpenAPI document. The build generates it from the controllers; this class adds the parts that
 * follow from the form of a call: security, the headers of idempotent and versioned calls,
 * downloads in parts, and all problems.
 */
@Singleton
public final class OpenApiDocument {

  private static final String GENERATED = "/META-INF/swagger/techmedicos.json";
  private static final Locale LANGUAGE = Locale.ENGLISH;

  private final ProblemTranslator problems;
  private final JsonMapper mapper;
  private final Map<String, Object> document;

  OpenApiDocument(Router router, ProblemTranslator problems, JsonMapper mapper) {
    this.problems = problems;
    this.mapper = mapper;
    this.document = generated(mapper);
    OpenApiCleanup.apply(document);
    Collection<Operation> calls = calls(router);
    Set<ProblemType> told = EnumSet.noneOf(ProblemType.class);
    calls.forEach(call -> told.addAll(call.problems()));
    Map<String, Object> components = object(document, "components");
    object(components, "securitySchemes").put(ApiDefinition.CLIENTS, clientCredentials());
    components.put("examples", examples(told));
    openProblemTypes(object(components, "schemas"));
    components.put("responses", new TreeMap<String, Object>());
    calls.forEach(this::complete);
  }

  /** How partners' programs get tokens, and all scopes. */
  private static Map<String, Object> clientCredentials() {
    Map<String, Object> scopes = new TreeMap<>();
    scopes.put(Scoped.DOCTORS_READ, "Search doctors and read their public profiles.");
    scopes.put(Scoped.SLOTS_READ, "Read the free slots of doctors.");
    Map<String, Object> scheme =
        ordered(
            "type",
            "oauth2",
            "description",
            """
            The access token of a partner's program. The token endpoint takes JSON, not a form. \
            All calls without a scope but that one refuse a program (403), even those that anybody may make. \
            After a program is revoked, its tokens are refused (401). Where no token is needed, \
            an expired one counts as none.""");
    scheme.put(
        "flows",
        Map.of("clientCredentials", ordered("tokenUrl", RateLimitRule.TOKENS, "scopes", scopes)));
    return scheme;
  }

  /** The documented calls, each once. */
  private Collection<Operation> calls(Router router) {
    Map<String, Object> paths = object(document, "paths");
    Map<String, Operation> calls = new TreeMap<>();
    router
        .uriRoutes()
        .map(Operation::new)
        .filter(call -> paths.containsKey(call.path()))
        .filter(call -> object(paths, call.path()).containsKey(call.key()))
        .forEach(call -> calls.put(call.path() + " " + call.key(), call));
    return calls.values();
  }

  /** The document as YAML. */
  public String yaml() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(document);
  }

  /** The document as JSON. */
  public String json() {
    try {
      return mapper.writeValueAsString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the generated document as JSON, because a YAML parser treats some examples as dates and
   * numbers.
   */
  private static Map<String, Object> generated(JsonMapper mapper) {
    try (InputStream content =
        Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(GENERATED))) {
      return mapper.readValue(content, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Names all problem types of today. The member itself is a string: clients must expect others,
   * and generators make nothing useful of a choice between an enum and a string.
   */
  private static void openProblemTypes(Map<String, Object> schemas) {
    List<String> uris = Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList();
    schemas.put("ProblemType", Map.of("type", "string", "enum", uris));
    Map<String, Object> type = object(object(object(schemas, "Problem"), "properties"), "type");
    type.put("x-known-values", Map.of("$ref", "#/components/schemas/ProblemType"));
  }

  private Map<String, Object> examples(Set<ProblemType> types) {
    Map<String, Object> examples = new LinkedHashMap<>();
    for (ProblemType type : types) {
      ProblemJson sample = problems.sample(type, LANGUAGE);
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("type", sample.type());
      value.put("title", sample.title());
      value.put("status", sample.status());
      value.put("detail", sample.detail());
      if (type == ProblemType.INVALID_REQUEST) {
        value.put("errors", List.of(ordered("pointer", "/name", "detail", "is required")));
      } else if (sample.errors() != null) {
        value.put("errors", List.of(ordered("pointer", "", "detail", sample.detail())));
      }
      examples.put(type.slug(), ordered("summary", sample.title(), "value", value));
    }
    return examples;
  }

  private void complete(Operation call) {
    Map<String, Object> operation =
        object(object(object(document, "paths"), call.path()), call.key());
    if (call.isSecured()) {
      operation.put("security", List.of(Map.of(ApiDefinition.BEARER, List.of())));
    } else {
      operation.put(
          "security",
          call.scope()
              .map(
                  scope -> List.<Object>of(Map.of(), Map.of(ApiDefinition.CLIENTS, List.of(scope))))
              .orElse(List.of()));
    }
    addHeaders(call, operation);
    call.whenSentAgain()
        .ifPresent(
            text -> operation.merge("description", text, (before, more) -> before + "\n\n" + more));
    if (operation.containsKey("requestBody")) {
      completeBody(call, object(operation, "requestBody"));
    }
    Map<String, Object> responses = object(operation, "responses");
    byStatus(call.problems()).forEach((status, types) -> responses.put(status, refusal(types)));
  }

  private void completeBody(Operation call, Map<String, Object> body) {
    body.put("required", true);
    call.largestBody()
        .ifPresent(bytes -> body.put("description", "At most " + bytes / 1024 + " KiB."));
    Map<String, Object> content = object(body, "content");
    if (content.containsKey(MergePatches.MEDIA_TYPE)) { // what is left out stays
      Map<String, Object> patch = object(object(content, MergePatches.MEDIA_TYPE), "schema");
      String name = OpenApiCleanup.target(patch);
      object(object(object(document, "components"), "schemas"), name).remove("required");
    }
  }

  private static void addHeaders(Operation call, Map<String, Object> operation) {
    if (call.isIdempotent()) {
      addParameter(
          operation,
          IdempotencyInterceptor.HEADER,
          "Identifies the request for retries: 1 to 255 visible ASCII characters.",
          "5f3c1f0e-booking",
          false);
    }
    Map<String, Object> responses = object(operation, "responses");
    if (call.isDownload()) {
      addParts(operation);
    } else if (call.isTagged()) {
      object(responses, "200").put("headers", version());
    } else if (isSaved(responses)) {
      object(responses, "200").put("headers", disposition());
    }
    if (call.isTagged() && call.reads()) {
      addParameter(operation, "If-None-Match", "The ETag of the known version.", "\"3\"", false);
      responses.put(
          "304", ordered("description", "Not changed since that version.", "headers", version()));
    } else if (call.isTagged()) {
      addParameter(operation, "If-Match", "The ETag of the version that was read.", "\"3\"", true);
    }
    if (responses.containsKey("201")) {
      object(responses, "201")
          .put("headers", header("Location", "The new resource.", "string", "/api/v1/…"));
    }
  }

  /** Whether the answer has a name to be saved under. */
  private static boolean isSaved(Map<String, Object> responses) {
    return responses.get("200") instanceof Map<?, ?> answer
        && answer.get("headers") instanceof Map<?, ?> headers
        && headers.containsKey(HttpHeaders.CONTENT_DISPOSITION);
  }

  /** A content is downloaded whole or in part, in whatever format it has. */
  private static void addParts(Map<String, Object> operation) {
    addParameter(
        operation, "Range", "One range of bytes (RFC 9110, 14.2).", "bytes=0-65535", false);
    addParameter(
        operation,
        "If-Range",
        "The ETag of the part at hand; if it is another one now, the whole is sent.",
        "\"9f86d081884c7d65\"",
        false);
    Map<String, Object> responses = object(operation, "responses");
    responses.put("200", download("The content."));
    responses.put(
        "206",
        download(
            "The range of the content.",
            header("Content-Range", "Which bytes these are.", "string", "bytes 0-65535/1048576")));
  }

  @SafeVarargs
  private static Map<String, Object> download(String description, Map<String, Object>... more) {
    Map<String, Object> headers = new TreeMap<>(version());
    headers.putAll(header("Accept-Ranges", "Byte ranges are supported.", "string", "bytes"));
    headers.putAll(disposition());
    List.of(more).forEach(headers::putAll);
    Map<String, Object> response = ordered("description", description, "headers", headers);
    response.put(
        "content", Map.of("*/*", Map.of("schema", ordered("type", "string", "format", "binary"))));
    return response;
  }

  private static Map<String, Object> disposition() {
    return header(
        HttpHeaders.CONTENT_DISPOSITION,
        "The content is to be saved, under this name.",
        "string",
        "attachment; filename=\"exame.pdf\"");
  }

  private static Map<String, Object> version() {
    return header("ETag", "The version.", "string", "\"3\"");
  }

  private static Map<String, Object> header(
      String name, String description, String type, Object example) {
    return Map.of(
        name,
        ordered("description", description, "schema", ordered("type", type, "example", example)));
  }

  @SuppressWarnings("unchecked") // a list or absent
  private static void addParameter(
      Map<String, Object> operation,
      String name,
      String description,
      String example,
      boolean required) {
    List<Object> parameters =
        new ArrayList<>((List<Object>) operation.getOrDefault("parameters", List.of()));
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", "header");
    parameter.put("description", description);
    parameter.put("required", required);
    parameter.put("schema", Map.of("type", "string"));
    parameter.put("example", example);
    parameters.add(parameter);
    operation.put("parameters", parameters);
  }

  private static Map<String, List<ProblemType>> byStatus(Set<ProblemType> types) {
    return types.stream()
        .collect(
            Collectors.groupingBy(
                type -> Integer.toString(type.status()), TreeMap::new, Collectors.toList()));
  }

  /** A response with a single problem is shared in the components. */
  private Map<String, Object> refusal(List<ProblemType> types) {
    if (types.size() > 1) {
      return described(types);
    }
    String slug = types.get(0).slug();
    object(object(document, "components"), "responses").put(slug, described(types));
    return Map.of("$ref", "#/components/responses/" + slug);
  }

  private Map<String, Object> described(List<ProblemType> types) {
    Map<String, Object> examples = new LinkedHashMap<>();
    for (ProblemType type : types) {
      examples.put(type.slug(), Map.of("$ref", "#/components/examples/" + type.slug()));
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("schema", Map.of("$ref", "#/components/schemas/Problem"));
    content.put("examples", examples);
    Map<String, Object> response = new LinkedHashMap<>();
    response.put(
        "description",
        types.stream()
            .map(type -> problems.sample(type, LANGUAGE).title() + " (`" + type.uri() + "`)")
            .collect(Collectors.joining("; ")));
    Map<String, Object> headers = new TreeMap<>();
    if (types.stream().anyMatch(OpenApiDocument::tellsWhen)) {
      headers.putAll(header("Retry-After", "How many seconds to wait.", "integer", 1));
    }
    if (types.get(0).status() == 401) {
      headers.putAll(
          header("WWW-Authenticate", "The scheme of authentication.", "string", "Bearer"));
    }
    if (types.contains(ProblemType.RANGE_NOT_SATISFIABLE)) {
      headers.putAll(
          header("Content-Range", "The size of the content.", "string", "bytes */1048576"));
    }
    if (!headers.isEmpty()) {
      response.put("headers", headers);
    }
    response.put("content", Map.of(ProblemJson.MEDIA_TYPE, content));
    return response;
  }

  private static boolean tellsWhen(ProblemType type) {
    return type.passes() || type == ProblemType.MEETING_NOT_OPEN;
  }

  @SuppressWarnings("unchecked") // by specification an object
  static Map<String, Object> object(Map<String, Object> parent, String name) {
    return (Map<String, Object>)
        Objects.requireNonNull(parent.get(name), () -> "no " + name + " in the document");
  }

  /** Returns a map with a fixed order, so that all instances serve the same text. */
  private static Map<String, Object> ordered(
      String first, Object firstValue, String second, Object secondValue) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(first, firstValue);
    members.put(second, secondValue);
    return members;
  }
}

package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceTest {

  /** What is told before it is known which call it would have been. */
  private static final Set<ProblemType> OF_NO_CALL =
      EnumSet.of(
          ProblemType.METHOD_NOT_ALLOWED,
          ProblemType.URI_TOO_LONG,
          ProblemType.HEADERS_TOO_LARGE,
          ProblemType.MALFORMED_MESSAGE,
          ProblemType.REQUEST_TIMEOUT,
          ProblemType.UPGRADE_REQUIRED);

  private Clinic clinic;
  private String yaml;
  private OpenAPI api;
  private List<String> complaints;

  @BeforeAll
  void open() throws IOException {
    clinic = Clinic.open();
    yaml = clinic.anonymous().get("/openapi.yml").expect(200).body();
    Files.writeString(Path.of("target/openapi.yml"), yaml); // for whoever wants to lint it
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(yaml, null, new ParseOptions());
    api = parsed.getOpenAPI();
    complaints = parsed.getMessages();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  @Test
  void the_document_is_valid() {
    assertThat(complaints).isEmpty();
  }

  @Test
  void every_route_is_documented_and_nothing_else() {
    Set<String> routes =
        clinic
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
            .map(r -> r.getHttpMethodName() + " " + r.getUriMatchTemplate().toPathString())
            .filter(route -> route.contains(" /api/") || route.contains("/.well-known"))
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> documented = new TreeSet<>();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .keySet()
                    .forEach(method -> documented.add(method + " " + path)));

    assertThat(routes).hasSizeGreaterThan(25);
    assertThat(documented).isEqualTo(routes);
  }

  @Test
  void every_operation_can_be_read_by_people_and_generators() {
    Set<String> ids = new HashSet<>();
    for (Operation operation : operations()) {
      assertThat(ids.add(operation.getOperationId())).as(operation.getOperationId()).isTrue();
      assertThat(operation.getOperationId()).doesNotContain("_");
      assertThat(operation.getSummary()).isNotBlank();
      assertThat(operation.getTags()).hasSize(1);
      assertThat(operation.getSecurity()).isNotNull();
      assertThat(operation.getResponses()).containsKey("406");
    }
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"}) // as the parser has it
  void every_member_of_a_body_has_an_example_or_a_schema_of_its_own() {
    api.getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Map<String, Schema> members = schema.getProperties();
              if (members != null) {
                members.forEach(
                    (member, type) ->
                        assertThat(
                                type.getExample() != null
                                    || type.get$ref() != null
                                    || type.getAllOf() != null
                                    || type.getItems() != null
                                    || "uuid".equals(type.getFormat())
                                    || "binary".equals(type.getFormat())
                                    || "boolean".equals(type.getType())
                                    || Boolean.TRUE.equals(type.getNullable()))
                            .as(name + "." + member)
                            .isTrue());
              }
            });
  }

  @Test
  void every_list_takes_a_limit_and_a_cursor() {
    Set<String> lists = new TreeSet<>();
    for (Operation operation : operations()) {
      if (isPage(operation.getResponses())) {
        lists.add(operation.getOperationId());
        assertThat(operation.getParameters())
            .as(operation.getOperationId())
            .extracting(Parameter::getName)
            .contains("limit", "cursor");
      }
    }

    assertThat(lists).hasSizeGreaterThan(10);
  }

  private static boolean isPage(ApiResponses responses) {
    return responses.containsKey("200")
        && responses.get("200").getContent() != null
        && responses.get("200").getContent().values().stream()
            .map(content -> content.getSchema())
            .anyMatch(
                schema -> schema != null && String.valueOf(schema.get$ref()).endsWith("Page"));
  }

  @Test
  void a_body_is_required_and_a_merge_patch_may_leave_out_every_member() {
    int bodies = 0;
    for (Operation operation : operations()) {
      if (operation.getRequestBody() != null) {
        assertThat(operation.getRequestBody().getRequired())
            .as(operation.getOperationId())
            .isTrue();
        bodies++;
      }
    }
    assertThat(bodies).isGreaterThan(20);
    for (String name : List.of("DoctorProfile", "PatientProfile")) {
      Schema<?> patch = api.getComponents().getSchemas().get(name);
      assertThat(patch.getRequired()).as(name).isNull();
      patch.getProperties().values().forEach(each -> assertThat(each.getNullable()).isNull());
    }
  }

  @Test
  void every_tag_is_declared() {
    assertThat(api.getTags())
        .extracting(Tag::getName)
        .containsAll(operations().stream().flatMap(each -> each.getTags().stream()).toList());
  }

  @Test
  void ids_and_times_of_requests_have_their_formats() {
    assertThat(member("BookingRequest", "doctorId").getFormat()).isEqualTo("uuid");
    assertThat(member("BookingRequest", "startsAt").getFormat()).isEqualTo("date-time");
    assertThat(member("RescheduleRequest", "startsAt").getFormat()).isEqualTo("date-time");
    assertThat(member("GrantRequest", "doctorId").getFormat()).isEqualTo("uuid");
    assertThat(member("GrantRequest", "fileIds").getItems().getFormat()).isEqualTo("uuid");
    assertThat(member("GrantRequest", "groupIds").getItems().getFormat()).isEqualTo("uuid");
    assertThat(member("GrantRequest", "expiresAt").getFormat()).isEqualTo("date-time");
    assertThat(member("AgendaOverride", "date").getFormat()).isEqualTo("date");
    assertThat(member("PatientSignUp", "birthDate").getFormat()).isEqualTo("date");
  }

  /** Else a generator makes a type of each. */
  @Test
  void choices_that_are_made_in_several_places_have_one_name() {
    String json = clinic.anonymous().get("/openapi.json").expect(200).body();
    Matcher inline = Pattern.compile("\"enum\":\\[([^]]*)]").matcher(json);
    Set<String> once = new HashSet<>();
    while (inline.find()) {
      assertThat(once.add(inline.group(1))).as(inline.group(1)).isTrue();
    }
    assertThat(once)
        .allSatisfy(values -> assertThat(values).matches("[A-Za-z_/\",-]+"))
        .hasSizeGreaterThan(10);
  }

  @Test
  void no_object_has_a_member_named_as_itself() {
    api.getComponents()
        .getSchemas()
        .forEach(
            (name, schema) ->
                assertThat(
                        schema.getProperties() == null ? Set.of() : schema.getProperties().keySet())
                    .as(name)
                    .doesNotContain(name));
  }

  @Test
  void the_keys_are_typed() {
    assertThat(member("KeySet", "keys").getItems().get$ref()).endsWith("/Key");
    assertThat(member("Key", "kid").getType()).isEqualTo("string");
  }

  @Test
  void a_call_documents_what_limits_it_wherever_it_is() {
    ApiResponses keys = api.getPaths().get("/.well-known/jwks.json").getGet().getResponses();
    assertThat(keys).containsKeys("429", "500");
    assertThat(keys.get("503").get$ref()).endsWith("/busy");
    ApiResponses caller = api.getPaths().get("/api/v1/me").getGet().getResponses();
    assertThat(caller).containsKeys("429", "500");
    assertThat(caller.get("503").getContent().get("application/problem+json").getExamples())
        .containsOnlyKeys("busy", "database-unavailable", "timed-out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/record/files/{id}/content",
        "/api/v1/shared-records/{patientId}/files/{fileId}/content"
      })
  void a_download_is_of_any_format_whole_in_part_or_at_hand(String path) {
    Operation download = api.getPaths().get(path).getGet();

    assertThat(headersOf(download)).contains("Range", "If-Range", "If-None-Match");
    ApiResponses responses = download.getResponses();
    assertThat(responses).containsKeys("304", "416");
    assertThat(responses.get("304").getHeaders()).containsOnlyKeys("ETag");
    assertThat(responses.get("200").getHeaders())
        .containsOnlyKeys("ETag", "Accept-Ranges", "Content-Disposition");
    assertThat(responses.get("206").getHeaders())
        .containsOnlyKeys("ETag", "Accept-Ranges", "Content-Disposition", "Content-Range");
    for (String status : List.of("200", "206")) {
      assertThat(responses.get(status).getContent()).as(status).containsOnlyKeys("*/*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/doctors/{id}/slots",
        "/api/v1/calendar-feeds/{secret}/agenda.ics",
        "/api/v1/agenda"
      })
  void what_is_at_hand_need_not_be_sent_again(String path) {
    Operation read = api.getPaths().get(path).getGet();

    assertThat(headersOf(read)).contains("If-None-Match");
    assertThat(read.getResponses()).containsKey("304");
    assertThat(read.getResponses().get("200").getHeaders()).containsOnlyKeys("ETag");
    assertThat(read.getResponses().get("200").getContent()).hasSize(1);
  }

  @Test
  void a_patient_who_signs_up_is_there_or_asked_to_confirm_the_address() {
    ApiResponses responses = api.getPaths().get("/api/v1/patients").getPost().getResponses();

    assertThat(responses.get("201").getContent().get("application/json").getSchema().get$ref())
        .endsWith("/Patient");
    assertThat(responses.get("201").getHeaders()).containsOnlyKeys("Location");
    assertThat(responses.get("202").getContent()).isNull();
  }

  private static List<String> headersOf(Operation operation) {
    return operation.getParameters().stream()
        .filter(parameter -> "header".equals(parameter.getIn()))
        .map(Parameter::getName)
        .toList();
  }

  @Test
  void the_document_is_the_same_in_json() {
    OpenAPI json =
        new OpenAPIV3Parser()
            .readContents(clinic.anonymous().get("/openapi.json").expect(200).body())
            .getOpenAPI();

    assertThat(json).isEqualTo(api);
  }

  @Test
  void no_name_of_a_class_of_ours_is_in_it() {
    assertThat(yaml).doesNotContain("JsonBody").doesNotContain("Json\n").doesNotContain("Json\"");
    assertThat(api.getComponents().getSchemas().keySet()).noneMatch(name -> name.contains("."));
  }

  @ParameterizedTest
  @EnumSource
  void every_problem_has_a_page_in_both_languages(ProblemType type) {
    Answer page = clinic.anonymous().with("Accept", "text/html").get(type.uri()).expect(200);

    assertThat(page.header("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("lang=\"pt-BR\"", "lang=\"en\"", type.uri(), "HTTP " + type.status());
  }

  @Test
  void all_problems_have_a_type_that_clients_can_switch_on_and_others_may_come() {
    assertThat(api.getComponents().getSchemas().get("ProblemType").getEnum())
        .isEqualTo(Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
    Schema<?> type = member("Problem", "type");
    assertThat(type.getType()).isEqualTo("string");
    assertThat(type.getEnum()).isNull();
    assertThat(type.getExtensions())
        .containsEntry("x-known-values", Map.of("$ref", "#/components/schemas/ProblemType"));
  }

  @Test
  void every_problem_of_a_call_is_documented_and_no_other() {
    assertThat(api.getComponents().getExamples().keySet())
        .isEqualTo(
            Arrays.stream(ProblemType.values())
                .filter(type -> !OF_NO_CALL.contains(type))
                .map(ProblemType::slug)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void an_unknown_problem_has_no_page() {
    clinic.anonymous().get("/problems/made-up").expectProblem(404, "not-found");
  }

  @Test
  void the_browser_loads_nothing_from_another_host() {
    Answer page = clinic.anonymous().get("/docs").expect(200);

    assertThat(page.header("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
    assertThat(page.body())
        .doesNotContain("http://", "https://", "//cdn")
        .doesNotContain("<script>");
    Matcher files = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
    int found = 0;
    while (files.find()) {
      Answer file = clinic.anonymous().get(files.group(1)).expect(200);
      assertThat(file.header("Content-Length")).as("chunks are for HTTP/1.1 alone").isPresent();
      Client browser = clinic.anonymous().with("Accept-Encoding", "gzip");
      Answer compressed = browser.get(files.group(1)).expect(200);
      assertThat(compressed.header("Vary"))
          .hasValueSatisfying(vary -> assertThat(vary).contains("Accept-Encoding"));
      assertThat(
              clinic
                  .anonymous()
                  .with("Accept-Encoding", "deflate")
                  .get(files.group(1))
                  .header("Content-Encoding"))
          .as("nor is it for those who take another coding")
          .isEmpty();
      boolean text = !files.group(1).endsWith(".png");
      assertThat(compressed.header("Content-Encoding").isPresent()).isEqualTo(text);
      assertThat(compressed.header("Content-Length"))
          .as("compressed once, not for each client")
          .isPresent();
      found++;
    }
    assertThat(found).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/index.html", "/docs/..%2fdocs.html", "/docs/%2e%2e%2flogback.xml"})
  void the_browser_hands_out_no_other_file(String path) {
    clinic.anonymous().get(path).expectProblem(404, "not-found");
  }

  private Schema<?> member(String schema, String name) {
    return (Schema<?>) api.getComponents().getSchemas().get(schema).getProperties().get(name);
  }

  private List<Operation> operations() {
    return api.getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(List::stream)
        .toList();
  }
}

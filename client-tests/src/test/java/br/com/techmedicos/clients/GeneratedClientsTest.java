package br.com.techmedicos.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an integrator does first: generates a client from {@code /openapi.json}, compiles it, and
 * makes a visit with it. The visits are in {@code src/test/clients}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsTest {

  private static final int PATIENCE_MINUTES = 5;
  private static final Path TOOLS = Path.of("target", "tools").toAbsolutePath();
  private static final Path VISITS = Path.of("src", "test", "clients").toAbsolutePath();
  private static final Path CLIENTS = Path.of("target", "clients").toAbsolutePath();
  private static final Path DOCUMENT = CLIENTS.resolve("openapi.json");

  private final MorningClock clock = new MorningClock();
  private ApplicationContext service;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    service =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "techmedicos.data",
                    data.toString(),
                    "techmedicos.shutdown.drain",
                    "0s",
                    "techmedicos.operator.login",
                    "operador",
                    "techmedicos.operator.password",
                    "uma senha que ninguém adivinha"))
            .singletons(clock)
            .start();
    service.getBean(EmbeddedServer.class).start();
    empty(CLIENTS);
    HttpRequest document = HttpRequest.newBuilder(uri().resolve("/openapi.json")).build();
    HttpClient.newHttpClient().send(document, BodyHandlers.ofFile(DOCUMENT));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private URI uri() {
    return service.getBean(EmbeddedServer.class).getURI();
  }

  @Test
  void a_java_client_makes_the_whole_visit() throws Exception {
    Path client = CLIENTS.resolve("java");
    // Left to itself, a client's patch would contain an empty list of each kind.
    generate(
        "java",
        client,
        "--library=apache-httpclient",
        "--invoker-package=client",
        "--api-package=client.api",
        "--model-package=client.model",
        "--additional-properties=openApiNullable=false,useJakartaEe=true,"
            + "containerDefaultToNull=true,enumUnknownDefaultCase=true");
    String libraries = System.getProperty("java.class.path");
    Path classes = CLIENTS.resolve("java-classes");
    Path visit = VISITS.resolve("java/Visit.java");
    compileJava(classes, libraries, sources(client.resolve("src/main/java"), visit));

    visit("701001", java(), "-cp", classes + File.pathSeparator + libraries, "Visit");
    assertThat(Files.readString(visit))
        .doesNotContain(
            "Bearer ",
            "Authorization",
            "@SuppressWarnings",
            "Instant.parse",
            "OffsetDateTime.parse")
        .doesNotContainPattern("\\((?:int|long|[A-Z]\\w*)\\) *[a-z(]"); // a cast
  }

  @Test
  void a_typescript_client_makes_the_whole_visit() throws Exception {
    Path client = CLIENTS.resolve("typescript");
    generate("typescript-fetch", client.resolve("client"));
    Path visit = VISITS.resolve("typescript/visit.ts");
    Files.copy(visit, client.resolve("visit.ts"));
    run(
        node(),
        TOOLS.resolve("typescript/lib/tsc.js").toString(),
        "--strict",
        "--noUncheckedIndexedAccess",
        "--target",
        "es2022",
        "--lib",
        "es2022,dom,dom.iterable",
        "--module",
        "commonjs",
        "--outDir",
        CLIENTS.resolve("typescript-scripts").toString(),
        client.resolve("visit.ts").toString());

    visit("701002", node(), CLIENTS.resolve("typescript-scripts/visit.js").toString());
    assertThat(Files.readString(visit))
        .doesNotContain("Bearer ", "Authorization", "@ts-", "Date.parse")
        .doesNotContainPattern("\\b(?:as|any)\\b(?! const)"); // a cast
  }

  /** The visit, and what there is to do an hour later. */
  private void visit(String crm, String... command) throws Exception {
    clock.nextMorning();
    for (String part : List.of("visit", "afterwards")) {
      List<String> all = new ArrayList<>(List.of(command));
      all.addAll(List.of(uri().toString(), crm, part));
      assertThat(run(all.toArray(String[]::new))).contains("done: " + part);
      clock.advance(Duration.ofHours(1));
    }
  }

  private static void generate(String language, Path folder, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                TOOLS.resolve("openapi-generator-cli.jar").toString(),
                "generate",
                "-i",
                DOCUMENT.toString(),
                "-g",
                language,
                "-o",
                folder.toString(),
                "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
    command.addAll(List.of(options));
    run(command.toArray(String[]::new));
  }

  private static void compileJava(Path classes, String libraries, List<String> sources)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-proc:none",
                "-nowarn",
                "-encoding",
                "UTF-8",
                "-cp",
                libraries,
                "-d",
                classes.toString()));
    command.addAll(sources);
    run(command.toArray(String[]::new));
  }

  private static List<String> sources(Path folder, Path... more) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Stream.concat(files.filter(file -> file.toString().endsWith(".java")), Stream.of(more))
          .map(Path::toString)
          .toList();
    }
  }

  /** Runs a program to its end, which must be a good one, and returns what it said. */
  private static String run(String... command) throws Exception {
    Path said = Files.createTempFile(CLIENTS, "said", ".log");
    ProcessBuilder program = new ProcessBuilder(command);
    program.redirectErrorStream(true).redirectOutput(said.toFile());
    program.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = program.start();
    try {
      assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String words = Files.readString(said);
    assertThat(process.exitValue()).as(words).isZero();
    return words;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String node() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("node", "nodejs").map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the TypeScript client needs Node.js (18 or later), and there is none on the"
                        + " PATH: install it (apt-get install nodejs), or let .ci/run do it"))
        .toString();
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }
}

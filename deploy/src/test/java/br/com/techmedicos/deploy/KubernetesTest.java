package br.com.techmedicos.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlays, rendered, against Kubernetes' types and against a worker that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesTest {

  private static final Repository REPOSITORY = Repository.here();
  private static final Set<String> VARIABLES = Variables.readBy(REPOSITORY);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Boolean> served = new ConcurrentHashMap<>();
  private ApplicationContext worker;
  private URI address;

  /** It serves less than the other role. */
  @BeforeAll
  void start(@TempDir Path data) {
    assumeTrue(
        knowsReplacements(), "NOT RUN: there is no kubectl from 1.22 to render deploy/kubernetes");
    worker =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "techmedicos.data",
                    data.toString(),
                    "techmedicos.role",
                    "worker",
                    "techmedicos.shutdown.drain",
                    "0s"))
            .start();
    address = worker.getBean(EmbeddedServer.class).start().getURI();
  }

  private static boolean knowsReplacements() {
    try {
      return !render(REPOSITORY, "local").output().contains("unknown field \"replacements\"");
    } catch (IOException notThere) {
      return false;
    }
  }

  private static Tool render(Repository repository, String overlay) throws IOException {
    return Tool.run(
        repository.root().resolve("deploy/kubernetes"),
        Map.of(),
        "kubectl",
        "kustomize",
        "overlays/" + overlay);
  }

  @AfterAll
  void stop() {
    if (worker != null) {
      worker.close();
    }
  }

  private boolean serves(String path) {
    return served.computeIfAbsent(
        path,
        asked -> {
          try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(asked)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
          }
        });
  }

  private Cluster.Findings check(Repository repository, String overlay) throws IOException {
    Tool rendered = render(repository, overlay);
    assertThat(rendered.exitCode()).as(rendered.output()).isZero();
    return Cluster.check(rendered.output(), VARIABLES, this::serves, !overlay.equals("local"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "gcp", "local"})
  void an_overlay_is_of_its_types_and_fits_the_service(String overlay) throws Exception {
    Cluster.Findings findings = check(REPOSITORY, overlay);

    System.out.println("Kubernetes, " + overlay + ": " + findings.summary());
    assertThat(findings.faults()).isEmpty();
  }

  @Test
  void the_variables_are_those_of_the_sources() {
    assertThat(VARIABLES)
        .contains(
            "DATASOURCES_DEFAULT_URL",
            "MICRONAUT_SERVER_PORT",
            "TECHMEDICOS_LOG",
            "TECHMEDICOS_MEETINGS_TURN_SECRET",
            "TECHMEDICOS_ROLE")
        .doesNotContain("TECHMEDICOS_ROLES", "TECHMEDICOS_MEETINGS_TURN_SECRETS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base/service.yaml | path: /health/readiness, port: http | path: /health/ready, port: http | which the service does not serve
          base/worker.yaml  | path: /health/liveness, port: http | path: /health/liveness, port: web | a port that it does not have
          base/worker.yaml  | name: TECHMEDICOS_ROLE | name: TECHMEDICOS_ROLES | which the service does not read
          base/kustomization.yaml | TECHMEDICOS_KEYS= | TECHMEDICOS_KEY= | which the service does not read
          base/kustomization.yaml | PORT=8080 | PORT=8081 | has no port where the service listens
          base/service.yaml | periodSeconds: 10 | periodSecond: 10 | is not of its type
          base/service.yaml | terminationGracePeriodSeconds: 40 | terminationGracePeriodSeconds: 20 | is killed after 20 s
          base/service.yaml | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | has more rights
          base/availability.yaml | minAvailable: 1 | minAvailabel: 1 | is not of its type
          base/availability.yaml | component: worker | component: works | no budget selects it
          base/service.yaml | whenUnsatisfiable: DoNotSchedule | whenUnsatisfiable: ScheduleAnyway | is not spread over zones
          base/network.yaml | podSelector: {} | podSelector: {matchLabels: {a: b}} | is open
          overlays/aws/secrets.yaml | secretKey: DATASOURCES_DEFAULT_PASSWORD | secretKey: DATABASE_PASSWORD | which the service does not read
          overlays/aws/secrets.yaml | target: {name: techmedicos, | target: {name: elsewhere, | a Secret that nothing makes
          overlays/aws/edge.yaml | targetGroupARN | targetGroupArn | unknown field
          overlays/aws/kustomization.yaml | digest: sha256:0 | newTag: a0 | does not name its image by a digest
          """)
  void what_is_broken_in_an_overlay_is_found(
      String file, String text, String by, String fault, @TempDir Path folder) throws Exception {
    Repository broken = REPOSITORY.copyTo(folder);
    broken.replace("deploy/kubernetes/" + file, text, by);
    if (text.equals("targetGroupARN")) { // else it cannot even be rendered
      broken.replace("deploy/kubernetes/overlays/aws/kustomization.yaml", text, by);
    }

    assertThat(check(broken, "aws").faults()).anyMatch(found -> found.contains(fault));
  }
}

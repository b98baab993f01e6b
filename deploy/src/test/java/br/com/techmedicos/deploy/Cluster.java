package br.com.techmedicos.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** What is wrong with a rendered overlay. */
final class Cluster {

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "v1/Namespace", Namespace.class,
          "v1/ServiceAccount", ServiceAccount.class,
          "v1/ConfigMap", ConfigMap.class,
          "v1/PersistentVolume", PersistentVolume.class,
          "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
          "v1/Service", Service.class,
          "apps/v1/Deployment", Deployment.class,
          "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);

  /**
   * Of others' types, the fields that we use: what is not among them is misspelt, or is new here.
   */
  private static final Map<String, Set<String>> OTHERS =
      Map.of(
          "external-secrets.io/v1/SecretStore",
          Set.of(
              "provider.aws.service",
              "provider.aws.region",
              "provider.aws.auth.jwt.serviceAccountRef.name",
              "provider.gcpsm.projectID"),
          "external-secrets.io/v1/ExternalSecret",
          Set.of(
              "refreshInterval",
              "secretStoreRef.kind",
              "secretStoreRef.name",
              "target.name",
              "target.creationPolicy",
              "data.secretKey",
              "data.remoteRef.key",
              "data.remoteRef.property"),
          "elbv2.k8s.aws/v1beta1/TargetGroupBinding",
          Set.of("serviceRef.name", "serviceRef.port", "targetGroupARN", "targetType"),
          "gateway.networking.k8s.io/v1/Gateway",
          Set.of("gatewayClassName", "listeners.name", "listeners.protocol", "listeners.port"),
          "gateway.networking.k8s.io/v1/HTTPRoute",
          Set.of("parentRefs.name", "rules.backendRefs.name", "rules.backendRefs.port"),
          "networking.gke.io/v1/HealthCheckPolicy",
          Set.of(
              "default.checkIntervalSec",
              "default.timeoutSec",
              "default.unhealthyThreshold",
              "default.config.type",
              "default.config.httpHealthCheck.port",
              "default.config.httpHealthCheck.requestPath",
              "targetRef.group",
              "targetRef.kind",
              "targetRef.name"),
          "networking.gke.io/v1/GCPBackendPolicy",
          Set.of(
              "default.timeoutSec",
              "default.connectionDraining.drainingTimeoutSec",
              "targetRef.group",
              "targetRef.kind",
              "targetRef.name"));

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                /** The models would otherwise keep whatever they do not know. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              });

  private final Set<String> variables;
  private final Predicate<String> served;
  private final List<Object> resources = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> secrets = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int resourceCount;

  private Cluster(Set<String> variables, Predicate<String> served) {
    this.variables = variables;
    this.served = served;
  }

  /**
   * What was found.
   *
   * @param summary says what was looked at
   */
  record Findings(String summary, List<String> faults) {}

  /**
   * Checks an overlay.
   *
   * @param rendered its YAML
   * @param variables that the service reads
   * @param served tells whether the service answers a path with 200
   * @param available whether it must survive the loss of a zone
   */
  static Findings check(
      String rendered, Set<String> variables, Predicate<String> served, boolean available) {
    Cluster cluster = new Cluster(variables, served);
    new Yaml().loadAll(rendered).forEach(document -> cluster.read((Map<?, ?>) document));
    cluster.of(Deployment.class).forEach(cluster::deployment);
    cluster.of(Service.class).forEach(cluster::service);
    if (available) {
      cluster.available();
    }
    if (cluster.of(NetworkPolicy.class).noneMatch(Cluster::refusesEverything)) {
      cluster.fault("network", "is open: no policy refuses what no other allows");
    }
    return new Findings(
        "%d resources, %d variables".formatted(cluster.resourceCount, cluster.environment.size()),
        List.copyOf(cluster.faults));
  }

  private void read(Map<?, ?> document) {
    resourceCount++;
    String type = document.get("apiVersion") + "/" + document.get("kind");
    String name = type + " " + ((Map<?, ?>) document.get("metadata")).get("name");
    if (OTHERS.containsKey(type)) {
      fields("", document.get("spec"))
          .filter(field -> !OTHERS.get(type).contains(field))
          .forEach(field -> fault(name, "has an unknown field: spec." + field));
      other(name, (Map<?, ?>) document.get("spec"));
    } else if (TYPES.containsKey(type)) {
      try {
        Object resource = STRICT.readValue(STRICT.writeValueAsString(document), TYPES.get(type));
        resources.add(resource);
        if (resource instanceof ConfigMap settings
            && settings.getMetadata().getName().startsWith("settings-")) {
          environment.putAll(settings.getData());
        }
      } catch (JsonProcessingException e) {
        fault(name, "is not of its type: " + e.getOriginalMessage());
      }
    } else {
      fault(name, "is of a type that is not checked; a Secret comes from the cloud's manager");
    }
  }

  private static Stream<String> fields(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .flatMap(
              entry ->
                  fields(
                      path.isEmpty() ? "" + entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue()));
    }
    if (value instanceof List<?> list) {
      return list.stream().flatMap(inner -> fields(path, inner));
    }
    return Stream.of(path);
  }

  private void other(String name, Map<?, ?> spec) {
    if (spec.get("target") instanceof Map<?, ?> target) {
      secrets.add("" + target.get("name"));
      for (Object item : (List<?>) spec.get("data")) {
        environment.put("" + ((Map<?, ?>) item).get("secretKey"), "");
      }
    }
    if (spec.get("default") instanceof Map<?, ?> policy
        && policy.get("config") instanceof Map<?, ?> config
        && config.get("httpHealthCheck") instanceof Map<?, ?> check) {
      path(name, "" + check.get("requestPath"));
    }
  }

  private void deployment(Deployment deployment) {
    String where = "Deployment " + deployment.getMetadata().getName();
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    Container container = pod.getContainers().get(0);
    Map<String, String> all = new HashMap<>(environment);
    container.getEnv().forEach(variable -> all.put(variable.getName(), variable.getValue()));
    all.keySet().stream()
        .filter(variable -> !variables.contains(variable))
        .forEach(
            variable -> fault(where, "sets " + variable + ", which the service does not read"));
    if (!Set.of("service", "worker", "both").contains("" + all.get("TECHMEDICOS_ROLE"))) {
      fault(where, "has no role: " + all.get("TECHMEDICOS_ROLE"));
    }
    container.getEnvFrom().forEach(source -> source(where, source));
    if (container.getPorts().stream()
        .noneMatch(
            port -> port.getContainerPort().toString().equals(all.get("MICRONAUT_SERVER_PORT")))) {
      fault(where, "has no port where the service listens: " + all.get("MICRONAUT_SERVER_PORT"));
    }
    probe(where + ", startup", container, container.getStartupProbe(), "/health/liveness");
    probe(where + ", liveness", container, container.getLivenessProbe(), "/health/liveness");
    probe(where + ", readiness", container, container.getReadinessProbe(), "/health/readiness");
    Map<String, String> scraped = deployment.getSpec().getTemplate().getMetadata().getAnnotations();
    path(where + ", metrics", "" + scraped.get("prometheus.io/path"));
    end(where, pod, container, all);
    security(where, pod, container);
    if (!container.getImage().matches(".+@sha256:[0-9a-f]{64}")) {
      fault(where, "does not name its image by a digest: " + container.getImage());
    }
    if (!container.getResources().getLimits().containsKey("memory")
        || !container.getResources().getRequests().keySet().containsAll(Set.of("cpu", "memory"))) {
      fault(where, "asks for no cpu or memory");
    }
  }

  private void source(String where, EnvFromSource source) {
    if (source.getConfigMapRef() != null
        && of(ConfigMap.class)
            .noneMatch(
                map -> map.getMetadata().getName().equals(source.getConfigMapRef().getName()))) {
      fault(where, "takes settings from a ConfigMap that is not there");
    }
    if (source.getSecretRef() != null
        && !Boolean.TRUE.equals(source.getSecretRef().getOptional())
        && !secrets.contains(source.getSecretRef().getName())) {
      fault(where, "takes settings from a Secret that nothing makes");
    }
  }

  private void probe(String where, Container container, @Nullable Probe probe, String wanted) {
    if (probe == null || probe.getHttpGet() == null) {
      fault(where, "is not probed");
      return;
    }
    String port = "" + probe.getHttpGet().getPort().getValue();
    if (container.getPorts().stream()
        .noneMatch(
            known -> port.equals(known.getName()) || port.equals("" + known.getContainerPort()))) {
      fault(where, "is probed on a port that it does not have: " + port);
    }
    if (!probe.getHttpGet().getPath().equals(wanted)) {
      fault(where, "is probed at " + probe.getHttpGet().getPath() + ", not " + wanted);
    }
    path(where, probe.getHttpGet().getPath());
  }

  private void path(String where, String path) {
    if (!served.test(path)) {
      fault(where, "is asked for " + path + ", which the service does not serve");
    }
  }

  private void end(String where, PodSpec pod, Container container, Map<String, String> settings) {
    if (container.getLifecycle() == null) {
      fault(where, "gets no time to leave the load balancer");
      return;
    }
    long wait = container.getLifecycle().getPreStop().getSleep().getSeconds();
    long needed =
        wait
            + seconds(settings.get("TECHMEDICOS_SHUTDOWN_DRAIN"))
            + seconds(settings.get("TECHMEDICOS_SHUTDOWN_GRACE_PERIOD"));
    long given = Objects.requireNonNullElse(pod.getTerminationGracePeriodSeconds(), 30L);
    if (given < needed + 5) {
      fault(where, "is killed after " + given + " s, but may need " + needed);
    }
  }

  private static long seconds(@Nullable String duration) {
    return Duration.parse("PT" + duration).toSeconds();
  }

  private void security(String where, PodSpec pod, Container container) {
    SecurityContext context = container.getSecurityContext();
    if (!Boolean.TRUE.equals(pod.getSecurityContext().getRunAsNonRoot())
        || context == null
        || !Boolean.TRUE.equals(context.getReadOnlyRootFilesystem())
        || !Boolean.FALSE.equals(context.getAllowPrivilegeEscalation())
        || !context.getCapabilities().getDrop().contains("ALL")) {
      fault(where, "has more rights than it needs");
    }
  }

  private void service(Service service) {
    String where = "Service " + service.getMetadata().getName();
    if (of(Deployment.class)
        .noneMatch(deployment -> selects(service.getSpec().getSelector(), deployment))) {
      fault(where, "selects no pods");
    }
  }

  private void available() {
    for (String role : List.of("service", "worker")) {
      Deployment deployment =
          of(Deployment.class)
              .filter(known -> known.getMetadata().getName().equals(role))
              .findFirst()
              .orElse(null);
      if (deployment == null) {
        fault("role " + role, "has no Deployment");
        continue;
      }
      if (of(PodDisruptionBudget.class)
          .noneMatch(
              budget -> selects(budget.getSpec().getSelector().getMatchLabels(), deployment))) {
        fault("role " + role, "may be drained as a whole: no budget selects it");
      }
      if (deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints().stream()
          .noneMatch(
              spread ->
                  spread.getTopologyKey().equals("topology.kubernetes.io/zone")
                      && spread.getWhenUnsatisfiable().equals("DoNotSchedule"))) {
        fault("role " + role, "is not spread over zones");
      }
      if (deployment.getSpec().getReplicas() < 2) {
        fault("role " + role, "has a single instance");
      }
    }
    if (of(HorizontalPodAutoscaler.class)
        .noneMatch(
            scaler ->
                scaler.getSpec().getScaleTargetRef().getName().equals("service")
                    && scaler.getSpec().getMinReplicas() >= 3)) {
      fault("role service", "is not scaled from three instances on");
    }
  }

  private static boolean selects(Map<String, String> selector, Deployment deployment) {
    return deployment
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getLabels()
        .entrySet()
        .containsAll(selector.entrySet());
  }

  private static boolean refusesEverything(NetworkPolicy policy) {
    var spec = policy.getSpec();
    return spec.getPodSelector().getMatchLabels().isEmpty()
        && spec.getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
        && spec.getIngress().isEmpty()
        && spec.getEgress().isEmpty();
  }

  private <T> Stream<T> of(Class<T> type) {
    return resources.stream().filter(type::isInstance).map(type::cast);
  }

  private void fault(String where, String what) {
    faults.add(where + " " + what);
  }
}

package br.com.techmedicos.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is wrong with the workflows. */
final class Pipeline {

  private static final String FOLDER = ".github/workflows";
  private static final Pattern PINNED =
      Pattern.compile("[\\w.-]+/[\\w.-]+(/[\\w./-]+)?@[0-9a-f]{40}");
  private static final Pattern LOCAL = Pattern.compile("\\./(\\.github/workflows/[\\w-]+\\.yml)");

  /** Nothing here writes to the repository, its issues or its packages. */
  private static final Map<String, Set<String>> PERMISSIONS =
      Map.of(
          "contents", Set.of("read"),
          "id-token", Set.of("write"),
          "attestations", Set.of("write"));

  private static final List<String> LONG_LIVED =
      List.of("aws-access-key-id", "aws-secret-access-key", "credentials_json");

  private final Repository repository;
  private final List<String> faults = new ArrayList<>();
  private int actions;
  private int scripts;

  private Pipeline(Repository repository) {
    this.repository = repository;
  }

  /**
   * What was found.
   *
   * @param summary says what was looked at
   */
  record Findings(String summary, List<String> faults) {}

  static Findings of(Repository repository) {
    Pipeline pipeline = new Pipeline(repository);
    List<Path> workflows =
        repository.files(FOLDER, file -> file.getFileName().toString().endsWith(".yml"));
    workflows.forEach(pipeline::check);
    return new Findings(
        "%d workflows, %d uses of actions, %d calls of scripts"
            .formatted(workflows.size(), pipeline.actions, pipeline.scripts),
        List.copyOf(pipeline.faults));
  }

  private void check(Path file) {
    String name = file.getFileName().toString();
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Map<?, ?> workflow =
        new Yaml(new SafeConstructor(strict)).load(repository.read(FOLDER + "/" + name));
    permissions(name, workflow.get("permissions"));
    map(workflow.get("jobs")).forEach((id, job) -> job(name + ", job " + id, map(job)));
  }

  private void permissions(String where, Object granted) {
    if (!(granted instanceof Map<?, ?> scopes)) {
      fault(where, "does not list its permissions");
      return;
    }
    scopes.forEach(
        (scope, access) -> {
          if (!PERMISSIONS.getOrDefault(scope, Set.of()).contains(access)) {
            fault(where, "may not have the permission " + scope + ": " + access);
          }
        });
  }

  private void job(String where, Map<?, ?> job) {
    if (job.containsKey("permissions")) {
      permissions(where, job.get("permissions"));
    }
    if (job.get("uses") instanceof String called) {
      var local = LOCAL.matcher(called);
      if (!local.matches() || !repository.root().resolve(local.group(1)).toFile().isFile()) {
        fault(where, "calls no workflow of this repository: " + called);
      }
      return;
    }
    if (!(job.get("timeout-minutes") instanceof Integer)) {
      fault(where, "has no timeout-minutes");
    }
    if (String.valueOf(job.get("runs-on")).endsWith("-latest")) {
      fault(where, "runs on whatever is latest");
    }
    if (map(job.get("permissions")).containsKey("id-token") && !job.containsKey("environment")) {
      fault(where, "has an identity in the cloud, but no environment that restricts it");
    }
    for (Object step : (List<?>) job.get("steps")) {
      step(where, map(step));
    }
  }

  private void step(String where, Map<?, ?> step) {
    if (step.get("uses") instanceof String action) {
      actions++;
      if (!PINNED.matcher(action).matches()) {
        fault(where, "does not pin " + action + " by a commit");
      }
      Map<?, ?> with = map(step.get("with"));
      LONG_LIVED.stream()
          .filter(with::containsKey)
          .forEach(key -> fault(where, "uses a long-lived key: " + key));
      if (action.startsWith("actions/checkout@")
          && !Boolean.FALSE.equals(with.get("persist-credentials"))) {
        fault(where, "leaves the token of the checkout in the folder");
      }
    }
    if (step.get("run") instanceof String command) {
      scripts++;
      String script = command.split("\\s", 2)[0];
      if (!repository.hasScript(script)) {
        fault(where, "calls " + script + ", which is no script of this repository");
      }
      if (command.strip().contains("\n") || command.contains("${{")) {
        fault(where, "does more than call a script: " + command.strip());
      }
    }
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private void fault(String where, String what) {
    faults.add(where + " " + what);
  }
}

package br.com.techmedicos.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is wrong with Google's infrastructure by its provider's schema, as {@code
 * deploy/terraform/gcp/schema.mjs} writes it down: types, arguments and blocks that are not, those
 * that are missing, and references to what a resource does not give.
 */
final class ProviderSchema {

  private static final Set<String> OF_TERRAFORM =
      Set.of("count", "for_each", "depends_on", "provider", "lifecycle");
  private static final Pattern REFERENCE =
      Pattern.compile("\\b(?:(google_\\w+)\\.\\w+(?:\\[[^]]+])?)\\.(\\w+)");

  private final Map<String, Object> types;
  private final List<String> faults = new ArrayList<>();

  private ProviderSchema(Map<String, Object> types) {
    this.types = types;
  }

  static Cloud.Findings of(Repository repository) {
    ProviderSchema schema =
        new ProviderSchema(
            // JSON is YAML
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(repository.read("deploy/terraform/gcp/schema.json")));
    String text = repository.read("deploy/terraform/gcp/main.tf");
    List<Hcl.Block> resources = Hcl.read(text).resources().toList();
    resources.forEach(schema::check);
    long references = schema.references(text);
    return new Cloud.Findings(
        "%d resources, %d references".formatted(resources.size(), references),
        List.copyOf(schema.faults));
  }

  private void check(Hcl.Block resource) {
    String type = resource.labels().get(0);
    if (types.containsKey(type)) {
      check(String.join(".", resource.labels()), resource, map(types.get(type)));
    } else {
      faults.add(type + " is no resource of the provider");
    }
  }

  private void check(String where, Hcl.Block block, Map<String, Object> schema) {
    Map<String, Object> blocks = map(schema.get("blocks"));
    List<String> required = names(schema, "requires");
    required.stream()
        .filter(name -> !block.says(name))
        .forEach(name -> faults.add(where + " does not say " + name));
    block.attributes().keySet().stream()
        .filter(name -> !OF_TERRAFORM.contains(name))
        .filter(name -> blocks.containsKey(name) || !isKnown(name, schema))
        .forEach(name -> faults.add(where + " has no argument " + name));
    for (Hcl.Block nested : block.blocks()) {
      if (blocks.containsKey(nested.type())) {
        check(where + "." + nested.type(), nested, map(blocks.get(nested.type())));
      } else if (!OF_TERRAFORM.contains(nested.type())) {
        faults.add(where + " has no block " + nested.type());
      }
    }
  }

  private long references(String text) {
    Matcher reference = REFERENCE.matcher(text);
    long found = 0;
    while (reference.find()) {
      found++;
      Object type = types.get(reference.group(1));
      String name = reference.group(2);
      if (type == null || !isKnown(name, map(type)) && !names(map(type), "gives").contains(name)) {
        faults.add(reference.group() + " is not given");
      }
    }
    return found;
  }

  private static boolean isKnown(String name, Map<String, Object> schema) {
    return names(schema, "requires").contains(name) || names(schema, "takes").contains(name);
  }

  @SuppressWarnings("unchecked")
  private static List<String> names(Map<String, Object> schema, String key) {
    return (List<String>) schema.get(key);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}

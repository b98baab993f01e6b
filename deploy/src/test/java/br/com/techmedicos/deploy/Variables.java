package br.com.techmedicos.deploy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The environment variables that the service reads, by its sources. */
final class Variables {

  private static final Pattern PROPERTY = Pattern.compile("techmedicos(?:\\.[a-z0-9-]+)+");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
  private static final Pattern RECORD =
      Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
  private static final Pattern PARAMETER = Pattern.compile("\\b([a-z]\\w+)\\s*[,)]");

  private Variables() {}

  static Set<String> readBy(Repository repository) {
    Set<String> names = new TreeSet<>();
    Stream.of("bootstrap/src/main", "adapters")
        .flatMap(folder -> repository.files(folder, Variables::isSource).stream())
        .map(file -> repository.read(repository.root().relativize(file).toString()))
        .forEach(source -> collect(source, names::add));
    flatten(
        "",
        new Yaml().load(repository.read("bootstrap/src/main/resources/application.yml")),
        property -> names.add(variable(property)));
    return names;
  }

  private static boolean isSource(Path file) {
    String path = file.toString();
    return path.contains("/src/main/") && (path.endsWith(".java") || path.endsWith("logback.xml"));
  }

  private static void collect(String source, Consumer<String> names) {
    PROPERTY.matcher(source).results().forEach(found -> names.accept(variable(found.group())));
    VARIABLE.matcher(source).results().forEach(found -> names.accept(found.group(1)));
    Matcher prefix = RECORD.matcher(source);
    if (prefix.find()) {
      PARAMETER
          .matcher(source)
          .results()
          .map(found -> found.group(1).replaceAll("([A-Z])", "-$1"))
          .forEach(name -> names.accept(variable(prefix.group(1) + "." + name)));
    }
  }

  private static void flatten(String path, Object value, Consumer<String> properties) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> flatten(path.isEmpty() ? "" + key : path + "." + key, inner, properties));
    } else {
      properties.accept(path);
    }
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }
}

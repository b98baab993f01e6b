package br.com.techmedicos.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which packages a hexagon is made of. Under one root there are the layers {@code domain}, {@code
 * application}, {@code adapters.<technology>} and {@code bootstrap}; under each of them, a package
 * a feature. An adapter that is of one feature alone needs no such package: it says which feature
 * it is of, or has its name. An adapter's other packages know no feature. The feature {@code
 * shared} is always there, and every other may use it. Adapters do not know each other, but for one
 * named {@code shared}, if there is one: it holds what no port stands for.
 *
 * <pre>{@code
 * Hexagon.rootedAt("com.acme.shop")
 *     .feature("customers")
 *     .feature("orders", "customers") // orders may use customers, never the other way round
 *     .adapter("memory") // uses Java and the application, nothing else
 *     .adapter("jdbc", "java.sql..", "javax.sql..")
 *     .adapterOf("orders", "printer", "javax.print..") // of one feature alone
 *     .testedBy(new ClassFileImporter().importPaths("target/test-classes"));
 * }</pre>
 *
 * @param root the package that everything is in
 * @param features by name, the other features each may use
 * @param adapters by name, the packages each may use besides those of Java and of the hexagon
 * @param ofOneFeature by name of an adapter, the one feature that all of it belongs to
 * @param random the adapters whose job needs randomness
 * @param tests the contracts of the ports, and the tests that run them
 */
public record Hexagon(
    String root,
    Map<String, Set<String>> features,
    Map<String, Set<String>> adapters,
    Map<String, String> ofOneFeature,
    Set<String> random,
    List<JavaClass> tests) {

  static final String SHARED = "shared";

  /** A hexagon with nothing in it yet but its root, and the feature {@code shared}. */
  public static Hexagon rootedAt(String root) {
    return new Hexagon(root, Map.of(SHARED, Set.of()), Map.of(), Map.of(), Set.of(), List.of());
  }

  /** The same with one more feature. */
  public Hexagon feature(String name, String... mayUse) {
    return new Hexagon(
        root, with(features, name, Set.of(mayUse)), adapters, ofOneFeature, random, tests);
  }

  /** The same with one more adapter. Packages are written as ArchUnit does: {@code java.sql..}. */
  public Hexagon adapter(String name, String... packages) {
    return new Hexagon(
        root, features, with(adapters, name, Set.of(packages)), ofOneFeature, random, tests);
  }

  /** The same with one more adapter, all of which belongs to one feature. */
  public Hexagon adapterOf(String feature, String name, String... packages) {
    Hexagon more = adapter(name, packages);
    return new Hexagon(
        root, features, more.adapters, with(ofOneFeature, name, feature), random, tests);
  }

  /** The same, with an adapter that may draw random numbers, as one that makes secrets must. */
  public Hexagon randomness(String adapter) {
    Set<String> more = new LinkedHashSet<>(random);
    more.add(adapter);
    return new Hexagon(root, features, adapters, ofOneFeature, more, tests);
  }

  /** The same, with the contracts of its ports and the tests that run them. */
  public Hexagon testedBy(Collection<JavaClass> classes) {
    return new Hexagon(root, features, adapters, ofOneFeature, random, List.copyOf(classes));
  }

  String domain() {
    return root + ".domain..";
  }

  String application() {
    return root + ".application..";
  }

  String anyAdapter() {
    return root + ".adapters..";
  }

  String within(String adapter) {
    return root + ".adapters." + adapter + "..";
  }

  String bootstrap() {
    return root + ".bootstrap..";
  }

  /** The adapter a class belongs to, if it is in one. */
  Optional<String> adapterOf(JavaClass type) {
    List<String> path = path(type);
    return path.size() > 1 && path.get(0).equals("adapters")
        ? Optional.of(path.get(1))
        : Optional.empty();
  }

  /**
   * The feature a class belongs to, if its adapter is of one or its package names one. In adapters,
   * a package that names none serves all features, as {@code shared} does.
   */
  Optional<String> featureOf(JavaClass type) {
    List<String> path = path(type);
    return adapterOf(type)
        .map(
            adapter ->
                Optional.ofNullable(ofOneFeature.get(adapter))
                    .or(() -> Optional.of(adapter).filter(features::containsKey))
                    .or(() -> path.stream().skip(2).findFirst().map(this::featureOrShared)))
        .orElseGet(() -> path.stream().skip(1).findFirst().filter(features::containsKey));
  }

  private String featureOrShared(String name) {
    return features.containsKey(name) ? name : SHARED;
  }

  /** Whether a class is what makes a feature's use cases: it has the feature's name. */
  boolean isAssembly(JavaClass type, String feature) {
    return type.getPackageName().equals(root + ".application." + feature)
        && type.getSimpleName().equalsIgnoreCase(feature);
  }

  /** The first packages under the root that a class is in; one empty name if it is not under it. */
  private List<String> path(JavaClass type) {
    String name = type.getPackageName();
    return List.of(
        name.startsWith(root + ".")
            ? name.substring(root.length() + 1).split("\\.")
            : new String[] {""});
  }

  private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}

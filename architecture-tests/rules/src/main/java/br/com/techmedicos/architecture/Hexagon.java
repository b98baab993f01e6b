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
 * The packages of a hexagon. Under one root there are the layers {@code domain}, {@code
 * application}, {@code adapters.<technology>} and {@code bootstrap}, each with one package per
 * feature. An adapter of a single feature needs no such package: it declares its feature or has the
 * name of the feature. The other packages of an adapter must not use any feature. The feature
 * {@code shared} always exists, and all others may use it. Adapters must not use each other, except
 * for one named {@code shared}, which contains code without a port.
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

  /** Creates a hexagon with its root and the feature {@code shared} only. */
  public static Hexagon rootedAt(String root) {
    return new Hexagon(root, Map.of(SHARED, Set.of()), Map.of(), Map.of(), Set.of(), List.of());
  }

  /** Adds a feature. */
  public Hexagon feature(String name, String... mayUse) {
    return new Hexagon(
        root, with(features, name, Set.of(mayUse)), adapters, ofOneFeature, random, tests);
  }

  /** Adds an adapter. Packages are written as in ArchUnit: {@code java.sql..}. */
  public Hexagon adapter(String name, String... packages) {
    return new Hexagon(
        root, features, with(adapters, name, Set.of(packages)), ofOneFeature, random, tests);
  }

  /** Adds an adapter that belongs entirely to one feature. */
  public Hexagon adapterOf(String feature, String name, String... packages) {
    Hexagon more = adapter(name, packages);
    return new Hexagon(
        root, features, more.adapters, with(ofOneFeature, name, feature), random, tests);
  }

  /** Permits an adapter to use random numbers, for example to generate secrets. */
  public Hexagon randomness(String adapter) {
    Set<String> more = new LinkedHashSet<>(random);
    more.add(adapter);
    return new Hexagon(root, features, adapters, ofOneFeature, more, tests);
  }

  /** Adds the contracts of the ports and the tests that run them. */
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

  /** Returns the adapter that a class belongs to, if any. */
  Optional<String> adapterOf(JavaClass type) {
    List<String> path = path(type);
    return path.size() > 1 && path.get(0).equals("adapters")
        ? Optional.of(path.get(1))
        : Optional.empty();
  }

  /**
   * Returns the feature that a class belongs to, if its adapter or its package belongs to one. In
   * adapters, a package without a feature serves all features, like {@code shared}.
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

  /**
   * Whether a class is the assembly of a feature's use cases, which has the name of the feature.
   */
  boolean isAssembly(JavaClass type, String feature) {
    return type.getPackageName().equals(root + ".application." + feature)
        && type.getSimpleName().equalsIgnoreCase(feature);
  }

  /**
   * Returns the names of the packages of a class below the root, or one empty name if it is not
   * below the root.
   */
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

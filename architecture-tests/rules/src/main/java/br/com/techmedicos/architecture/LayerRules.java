package br.com.techmedicos.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for the dependencies between packages. */
final class LayerRules {

  private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

  private static final String[] JAVA_OF_THE_CORE = {
    "java.lang",
    "java.lang.annotation",
    "java.lang.invoke", // for lambdas
    "java.lang.runtime", // for equals and toString of records
    "java.math",
    "java.nio.charset",
    "java.text",
    "java.time..",
    "java.util",
    "java.util.concurrent..",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "org.jspecify.annotations",
  };

  /** Pure computations in Java's packages for input and output: digests, addresses. */
  private static final String COMPUTATIONS =
      "java\\.security\\.(?:MessageDigest|NoSuchAlgorithmException)"
          + "|java\\.net\\.(?:Inet[46]?Address|UnknownHostException|URI|URISyntaxException)";

  /** Streams for contents, which are never held in memory as a whole. */
  private static final String STREAMS =
      "java\\.io\\.(?:InputStream|OutputStream|(?:Unchecked)?IOException)"
          + "|java\\.nio\\.ByteBuffer"
          + "|java\\.nio\\.channels\\.(?:SeekableByteChannel|NonWritableChannelException)";

  private static final String[] JDBC = {"java.sql..", "javax.sql.."};

  private LayerRules() {}

  static ArchRule everyPartIsThere(Hexagon hexagon) {
    List<String> parts = new ArrayList<>();
    parts.add(hexagon.domain());
    parts.add(hexagon.application());
    hexagon.adapters().keySet().forEach(adapter -> parts.add(hexagon.within(adapter)));
    parts.add(hexagon.bootstrap());
    return classes()
        .that()
        .resideInAPackage(hexagon.root() + "..")
        .should(
            new ArchCondition<JavaClass>("be in one of the parts, and leave none empty") {
              private List<String> empty = List.of();

              @Override
              public void init(Collection<JavaClass> all) {
                Stream<String> emptyParts =
                    parts.stream()
                        .filter(part -> all.stream().noneMatch(in(part)))
                        .map(part -> "nothing is in " + part);
                Stream<String> emptyFeatures =
                    hexagon.features().keySet().stream()
                        .filter(feature -> !feature.equals(Hexagon.SHARED))
                        .filter(feature -> all.stream().noneMatch(in(hexagon, feature)))
                        .map(feature -> "nothing is in the feature " + feature);
                empty = Stream.concat(emptyParts, emptyFeatures).toList();
              }

              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (parts.stream().noneMatch(part -> in(part).test(type))) {
                  violated(events, type, type.getName() + " is in no part of the hexagon");
                }
              }

              @Override
              public void finish(ConditionEvents events) {
                empty.forEach(message -> violated(events, hexagon, message));
              }
            });
  }

  static ArchRule layersLookInwards(Hexagon hexagon) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("domain")
        .definedBy(hexagon.domain())
        .layer("application")
        .definedBy(hexagon.application())
        .layer("adapters")
        .definedBy(hexagon.anyAdapter())
        .layer("bootstrap")
        .definedBy(hexagon.bootstrap())
        .whereLayer("application")
        .mayOnlyBeAccessedByLayers("adapters", "bootstrap")
        .whereLayer("adapters")
        .mayOnlyBeAccessedByLayers("bootstrap")
        .whereLayer("bootstrap")
        .mayNotBeAccessedByAnyLayer();
  }

  static ArchRule domainStandsOnJava(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.domain())
        .should(
            onlyDependOnClassesThat(resideInAnyPackage(JAVA_OF_THE_CORE).or(in(hexagon.domain()))));
  }

  static ArchRule applicationStandsOnTheDomain(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.application())
        .should(
            onlyDependOnClassesThat(
                resideInAnyPackage(JAVA_OF_THE_CORE)
                    .or(nameMatching(COMPUTATIONS))
                    .or(nameMatching(STREAMS))
                    .or(resideInAnyPackage(hexagon.domain(), hexagon.application()))));
  }

  static ArchRule adaptersUseWhatTheyDeclare(Hexagon hexagon) {
    DescribedPredicate<JavaClass> java = in("java..").and(not(resideInAnyPackage(JDBC)));
    DescribedPredicate<JavaClass> ours =
        resideInAnyPackage(hexagon.root() + "..", "org.jspecify.annotations");
    return classes()
        .that()
        .resideInAPackage(hexagon.anyAdapter())
        .should(
            new ArchCondition<JavaClass>("use Java, the hexagon, and what the adapter declares") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                Set<String> declared =
                    hexagon.adapterOf(type).map(hexagon.adapters()::get).orElse(Set.of());
                DescribedPredicate<JavaClass> allowed =
                    java.or(ours).or(resideInAnyPackage(declared.toArray(String[]::new)));
                onlyDependOnClassesThat(allowed).check(type, events);
              }
            });
  }

  static ArchRule jdbcStaysInItsAdapter(Hexagon hexagon) {
    String[] jdbcAdapters =
        hexagon.adapters().entrySet().stream()
            .filter(adapter -> adapter.getValue().contains(JDBC[0]))
            .map(adapter -> hexagon.within(adapter.getKey()))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(hexagon.root() + "..")
        .and()
        .resideOutsideOfPackages(jdbcAdapters)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JDBC);
  }

  static ArchRule adaptersAreStrangers(Hexagon hexagon) {
    return slices()
        .matching(hexagon.root() + ".adapters.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), in(hexagon.within(Hexagon.SHARED)));
  }

  static ArchRule featuresFollowTheMap(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.root() + "..")
        .should(
            new ArchCondition<JavaClass>("use the features that theirs may use") {
              private Set<String> adaptersWithFeatures = Set.of();

              @Override
              public void init(Collection<JavaClass> all) {
                adaptersWithFeatures =
                    all.stream()
                        .filter(type -> hexagon.featureOf(type).isPresent())
                        .flatMap(type -> hexagon.adapterOf(type).stream())
                        .collect(Collectors.toSet());
              }

              @Override
              public void check(JavaClass type, ConditionEvents events) {
                Optional<String> feature = hexagon.featureOf(type);
                if (feature.isEmpty() && shouldHaveOne(type)) {
                  violated(events, type, type.getName() + " is in no feature of the map");
                }
                feature.ifPresent(
                    from ->
                        type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> !allowed(from, dependency))
                            .forEach(
                                dependency -> violated(events, type, dependency.getDescription())));
              }

              /**
               * Whether a class must belong to a feature. An adapter with packages for features may
               * be assembled in its root package.
               */
              private boolean shouldHaveOne(JavaClass type) {
                return resideInAnyPackage(hexagon.domain(), hexagon.application()).test(type)
                    || hexagon
                        .adapterOf(type)
                        .filter(adapter -> !adaptersWithFeatures.contains(adapter))
                        .isPresent();
              }

              private boolean allowed(String from, Dependency dependency) {
                return hexagon
                    .featureOf(dependency.getTargetClass().getBaseComponentType())
                    .map(
                        to ->
                            to.equals(from)
                                || to.equals(Hexagon.SHARED)
                                || hexagon.features().getOrDefault(from, Set.of()).contains(to))
                    .orElse(true);
              }
            });
  }

  static ArchRule packagesHaveNoCycles(Hexagon hexagon) {
    return slices().matching(hexagon.root() + ".(**)").should().beFreeOfCycles();
  }

  static ArchRule packagesAreNullMarked(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.root() + "..")
        .should(
            new ArchCondition<JavaClass>("be in a package annotated with @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NULL_MARKED)) {
                  violated(events, type, type.getName() + " is in a package without @NullMarked");
                }
              }
            });
  }

  private static DescribedPredicate<JavaClass> in(String packages) {
    return resideInAPackage(packages);
  }

  private static Predicate<JavaClass> in(Hexagon hexagon, String feature) {
    return type -> hexagon.featureOf(type).filter(feature::equals).isPresent();
  }

  static void violated(ConditionEvents events, Object what, String message) {
    events.add(SimpleConditionEvent.violated(what, message));
  }
}

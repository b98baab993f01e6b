package br.com.techmedicos.architecture;

import static br.com.techmedicos.architecture.LayerRules.violated;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaConstructor.CONSTRUCTOR_NAME;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for code in any layer. */
final class CodeRules {

  /** {@code Owner.member} of members whose result depends on the time or the environment. */
  private static final Pattern AMBIENT =
      Pattern.compile(
          String.join(
              "|",
              "java\\.time\\.(?:.+\\.)?\\w+\\.now",
              "java\\.time\\.Clock\\.(?:system\\w*|tick(?:Millis|Seconds|Minutes))",
              "java\\.time\\.InstantSource\\.system",
              "java\\.time\\.ZoneId\\.systemDefault",
              "java\\.util\\.(?:TimeZone|Locale)\\.getDefault",
              "java\\.nio\\.charset\\.Charset\\.defaultCharset",
              "java\\.lang\\.System\\.(?:currentTimeMillis|nanoTime|getenv|getPropert(?:y|ies))",
              "java\\.lang\\.(?:Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)"));

  private static final Pattern RANDOM =
      Pattern.compile(
          String.join(
              "|",
              "java\\.util\\.UUID\\.randomUUID",
              "java\\.lang\\.(?:Strict)?Math\\.random",
              "java\\.util\\.(?:Random|SplittableRandom)\\.<init>",
              "java\\.util\\.Collections\\.shuffle",
              "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current",
              "java\\.util\\.random\\.RandomGenerator\\.(?:getDefault|of)",
              "java\\.security\\.SecureRandom\\.(?:<init>|getInstance\\w*)"));

  /** {@code Owner.member} of what acts on the process, or waits for it. */
  private static final Pattern PROCESS =
      Pattern.compile(
          String.join(
              "|",
              "java\\.lang\\.(?:Thread|ThreadGroup|ProcessBuilder|ClassLoader)\\..+",
              "java\\.lang\\.Runtime\\.(?:exec|exit|halt|addShutdownHook|load\\w*)",
              "java\\.lang\\.System\\.(?:exit|load\\w*|setProperty|setOut|setErr|setIn)",
              "java\\.lang\\.Class\\.forName",
              "java\\.lang\\.Object\\.(?:wait|notify|notifyAll)",
              "java\\.util\\.(?:Timer|ServiceLoader)\\..+",
              "java\\.util\\.concurrent\\.TimeUnit\\.sleep",
              "java\\.util\\.concurrent\\.Executors\\..+",
              "java\\.util\\.concurrent\\.CompletableFuture\\.(?:supply|run)Async"));

  /** {@code Owner.member(parameters)} of what uses the locale or the charset of the machine. */
  private static final Pattern DEFAULTS =
      Pattern.compile(
          String.join(
              "|",
              "java\\.lang\\.String\\.to(?:Lower|Upper)Case\\(\\)",
              "java\\.lang\\.String\\.format\\(java\\.lang\\.String,.*\\)",
              "java\\.lang\\.String\\.formatted\\(.*\\)",
              "java\\.lang\\.String\\.getBytes\\(\\)",
              "java\\.lang\\.String\\.<init>\\(\\[B(?:,int,int)?\\)",
              "java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(java\\.lang\\.String\\)",
              "java\\.time\\.format\\.DateTimeFormatter\\.ofLocalized\\w+\\(.*\\)",
              "java\\.time\\.format\\.DateTimeFormatterBuilder\\.toFormatter\\(\\)",
              "java\\.text\\.NumberFormat\\.get\\w*Instance\\(\\)",
              "java\\.text\\.DecimalFormat\\.<init>\\((?:java\\.lang\\.String)?\\)",
              "java\\.text\\.Collator\\.getInstance\\(\\)",
              "java\\.text\\.MessageFormat\\.(?:format|<init>)\\(java\\.lang\\.String(?:,\\[.*)?\\)"));

  /** Types whose instances change, whatever holds them. */
  private static final Pattern MUTABLE =
      Pattern.compile(
          String.join(
              "|",
              "java\\.util\\.(?:Hash|LinkedHash|IdentityHash|WeakHash|Enum|Tree)(?:Map|Set)",
              "java\\.util\\.(?:Hashtable|Properties|Vector|Stack|BitSet|PriorityQueue|StringJoiner)",
              "java\\.util\\.(?:Array|Linked)(?:List|Deque)",
              "java\\.util\\.concurrent\\.(?:Concurrent|CopyOnWrite|Linked|Array|Priority|Delay)\\w+",
              "java\\.util\\.concurrent\\.atomic\\.\\w+",
              "java\\.lang\\.StringBu(?:ilder|ffer)",
              "java\\.lang\\.ThreadLocal"));

  private static final String EMPTY_WORDS =
      "(?:Services?|Managers?|Helpers?|Utils?|Impl|D(?:to|TO)s?|Ports?)";

  /**
   * A meaningless word that is a whole word of a camel-case name: {@code Port}, not {@code
   * Portion}.
   */
  private static final Pattern EMPTY_NAME =
      Pattern.compile("Commons?|(?:.*[a-z0-9$_])?" + EMPTY_WORDS + "(?:[^a-z].*)?");

  private static final Pattern EMPTY_PACKAGE =
      Pattern.compile(
          "(?:.*\\.)?(?:commons?|" + EMPTY_WORDS + ")(?:\\..*)?", Pattern.CASE_INSENSITIVE);

  /** The exceptions that javac adds to an exhaustive switch. */
  private static final Set<String> MADE_BY_THE_COMPILER =
      Set.of("java.lang.IncompatibleClassChangeError", "java.lang.MatchException");

  /** The annotations of calls that change something, of Micronaut and of Spring. */
  private static final Set<String> CHANGES =
      Set.of(
          "Post",
          "Put",
          "Patch",
          "Delete",
          "PostMapping",
          "PutMapping",
          "PatchMapping",
          "DeleteMapping");

  private CodeRules() {}

  static ArchRule nothingIsAmbient(Hexagon hexagon) {
    String[] random = hexagon.random().stream().map(hexagon::within).toArray(String[]::new);
    // Not callMethodWhere: Instant::now is an access but not a call.
    return CompositeArchRule.of(
            noClasses()
                .that()
                .resideInAnyPackage(hexagon.domain(), hexagon.application(), hexagon.anyAdapter())
                .should(accessTargetWhere(describe("it is ambient", CodeRules::isAmbient))))
        .and(
            noClasses()
                .that()
                .resideInAnyPackage(hexagon.domain(), hexagon.application(), hexagon.anyAdapter())
                .and(not(resideInAnyPackage(random)))
                .should(
                    accessTargetWhere(
                        describe("it is random", access -> matches(RANDOM, access)))));
  }

  private static boolean isAmbient(JavaAccess<?> access) {
    boolean fromAClock =
        access.getTarget() instanceof CodeUnitAccessTarget target
            && target.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clock.class));
    return !fromAClock && matches(AMBIENT, access);
  }

  private static boolean matches(Pattern pattern, JavaAccess<?> access) {
    String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
    return pattern.matcher(target).matches();
  }

  static ArchRule datesAreJavaTime(Hexagon hexagon) {
    return noClasses()
        .that()
        .resideInAPackage(hexagon.root() + "..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(?:Date|Calendar|GregorianCalendar|TimeZone|SimpleTimeZone)"
                + "|java\\.text\\.(?:Simple)?DateFormat"
                + "|java\\.sql\\.(?:Date|Time|Timestamp)");
  }

  static ArchRule namesSayWhatItIs(Hexagon hexagon) {
    return noClasses()
        .that()
        .resideInAPackage(hexagon.root() + "..")
        .should(
            be(
                DescribedPredicate.<JavaClass>describe(
                    "named with an empty word",
                    type ->
                        EMPTY_NAME.matcher(type.getSimpleName()).matches()
                            || EMPTY_PACKAGE
                                .matcher(type.getPackageName().substring(hexagon.root().length()))
                                .matches())));
  }

  static ArchRule idsAreRecords(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.domain())
        .and()
        .haveSimpleNameEndingWith("Id")
        .should()
        .beRecords();
  }

  static ArchRule domainIsImmutable(Hexagon hexagon) {
    return CompositeArchRule.of(
            fields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(hexagon.domain())
                .should()
                .beFinal())
        .and(
            noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(hexagon.domain())
                .should()
                .haveNameMatching("set[A-Z].*"))
        .and(
            noClasses()
                .that()
                .resideInAPackage(hexagon.domain())
                .should(
                    accessTargetWhere(
                        describe("it is kept in a static field and changes", CodeRules::isShared))))
        .and(
            fields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(hexagon.domain())
                .and()
                .areStatic()
                .should(
                    new ArchCondition<JavaField>("be of a type that does not change") {
                      @Override
                      public void check(JavaField field, ConditionEvents events) {
                        if (MUTABLE.matcher(field.getRawType().getName()).matches()) {
                          violated(events, field, field.getFullName() + " is static and changes");
                        }
                      }
                    })
                .allowEmptyShould(true));
  }

  /** Whether a static initialiser makes something that changes. */
  private static boolean isShared(JavaAccess<?> access) {
    return access.getOrigin().getName().equals("<clinit>")
        && access.getTarget().getName().equals(CONSTRUCTOR_NAME)
        && MUTABLE.matcher(access.getTargetOwner().getName()).matches();
  }

  static ArchRule coreLeavesTheProcessAlone(Hexagon hexagon) {
    return noClasses()
        .that()
        .resideInAnyPackage(hexagon.domain(), hexagon.application())
        .should(
            accessTargetWhere(
                describe("it acts on the process", access -> matches(PROCESS, access))));
  }

  static ArchRule domainAsksForNoDefault(Hexagon hexagon) {
    return noClasses()
        .that()
        .resideInAPackage(hexagon.domain())
        .should(
            accessTargetWhere(
                describe("it uses the machine's locale or charset", CodeRules::usesADefault)));
  }

  private static boolean usesADefault(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && DEFAULTS
            .matcher(
                target.getOwner().getName()
                    + "."
                    + target.getName()
                    + target.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.joining(",", "(", ")")))
            .matches();
  }

  static ArchRule domainThrowsItsOwn(Hexagon hexagon) {
    return noClasses()
        .that()
        .resideInAPackage(hexagon.domain())
        .and()
        .areNotAssignableTo(Throwable.class) // own exceptions call their superclass
        .should(
            accessTargetWhere(
                describe(
                    "it makes an exception of someone else's",
                    access ->
                        access.getTarget().getName().equals("<init>")
                            && access.getTargetOwner().isAssignableTo(Throwable.class)
                            && !resideInAPackage(hexagon.domain()).test(access.getTargetOwner())
                            && !MADE_BY_THE_COMPILER.contains(access.getTargetOwner().getName()))));
  }

  static boolean isEvent(JavaClass type) {
    return type.getAllRawInterfaces().stream()
        .anyMatch(superior -> superior.getSimpleName().equals("DomainEvent"));
  }

  static ArchRule eventsAreSealed(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.domain())
        .and(describe("are events", CodeRules::isEvent))
        .should(
            new ArchCondition<JavaClass>("be sealed, or a record of a sealed interface") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean good =
                    type.isInterface()
                        ? type.reflect().isSealed()
                        : type.isRecord()
                            && type.getRawInterfaces().stream()
                                .anyMatch(superior -> superior.reflect().isSealed());
                if (!good) {
                  violated(events, type, type.getName() + " is an event outside a sealed type");
                }
              }
            });
  }

  static ArchRule useCasesHandleOneThing(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.application())
        .and(describe("are use cases", CodeRules::isUseCase))
        .should(
            new ArchCondition<JavaClass>("be final and have one public method, handle") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                List<JavaMethod> open =
                    type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
                        .toList();
                if (!type.getModifiers().contains(JavaModifier.FINAL)) {
                  violated(events, type, type.getName() + " is not final");
                }
                if (open.size() != 1 || !handlesItsOwn(open.get(0), type)) {
                  violated(
                      events,
                      type,
                      type.getName() + " should have handle(Command or Query), and has " + open);
                }
              }
            });
  }

  static ArchRule assembliesMakeUseCases(Hexagon hexagon) {
    return classes()
        .that()
        .resideInAPackage(hexagon.application())
        .and(describe("are use cases", CodeRules::isUseCase))
        .should(
            new ArchCondition<JavaClass>("be made by the assembly of their feature alone") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                List<JavaAccess<?>> made =
                    type.getAccessesToSelf().stream()
                        .filter(access -> access.getTarget().getName().equals(CONSTRUCTOR_NAME))
                        .<JavaAccess<?>>map(access -> access)
                        .toList();
                if (made.stream().noneMatch(access -> isMadeByAssembly(access, type))) {
                  violated(events, type, type.getName() + " is made by no assembly of its feature");
                }
                made.stream()
                    .filter(access -> !isMadeByAssembly(access, type))
                    .forEach(access -> violated(events, type, access.getDescription()));
              }

              private boolean isMadeByAssembly(JavaAccess<?> access, JavaClass type) {
                return hexagon
                    .featureOf(type)
                    .filter(feature -> hexagon.isAssembly(access.getOriginOwner(), feature))
                    .isPresent();
              }
            });
  }

  private static boolean isUseCase(JavaClass type) {
    return type.isTopLevelClass()
        && !type.isInterface()
        && (type.getMethods().stream().anyMatch(method -> method.getName().equals("handle"))
            || type.getPackage().getClasses().stream()
                .anyMatch(nested -> isCommandOrQueryOf(nested, type)));
  }

  private static boolean handlesItsOwn(JavaMethod method, JavaClass type) {
    return method.getName().equals("handle")
        && method.getRawParameterTypes().size() == 1
        && (isCommandOrQueryOf(method.getRawParameterTypes().get(0), type)
            || isQueryOfAPort(method.getRawParameterTypes().get(0)));
  }

  /** Whether it is the query of a port, to which a use case only passes it on. */
  private static boolean isQueryOfAPort(JavaClass nested) {
    return nested.getSimpleName().equals("Query")
        && nested.getEnclosingClass().filter(JavaClass::isInterface).isPresent();
  }

  private static boolean isCommandOrQueryOf(JavaClass nested, JavaClass type) {
    return nested.getEnclosingClass().filter(type::equals).isPresent()
        && Set.of("Command", "Query").contains(nested.getSimpleName());
  }

  static ArchRule restHidesTheDomain(Hexagon hexagon) {
    DescribedPredicate<JavaClass> core =
        resideInAnyPackage(hexagon.domain(), hexagon.application());
    return classes()
        .that()
        .resideInAnyPackage(hexagon.anyAdapter(), hexagon.bootstrap())
        .and(describe("face clients", type -> isController(type) || isBody(type)))
        .should(
            new ArchCondition<JavaClass>("show no type of the domain or the application") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (isController(type)) {
                  type.getMethods().stream()
                      .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
                      .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                      .filter(method -> !isAnnotated(method, Set.of("Error")))
                      .filter(method -> signature(method).anyMatch(core))
                      .forEach(method -> violated(events, type, method.getDescription()));
                }
                if (isBody(type)) {
                  type.getFields().stream()
                      .filter(field -> shown(field).anyMatch(core))
                      .forEach(field -> violated(events, type, field.getDescription()));
                }
              }
            });
  }

  static ArchRule changesSayWhetherTheyRepeat(Hexagon hexagon) {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(hexagon.anyAdapter(), hexagon.bootstrap())
        .and(describe("change something", method -> isAnnotated(method, CHANGES)))
        .should(
            new ArchCondition<JavaMethod>("say whether they may be repeated") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                long said =
                    method.getAnnotations().stream()
                        .filter(found -> isAnnotated(found.getRawType(), Set.of("Repetition")))
                        .count();
                if (said != 1) {
                  violated(
                      events,
                      method.getOwner(),
                      method.getFullName() + " says " + said + " times whether it may be repeated");
                }
              }
            });
  }

  static boolean isController(JavaClass type) {
    return isAnnotated(type, Set.of("Controller", "RestController"));
  }

  private static boolean isBody(JavaClass type) {
    return isAnnotated(type, Set.of("Serdeable"));
  }

  private static boolean isAnnotated(CanBeAnnotated element, Set<String> simpleNames) {
    return element.isAnnotatedWith(
        DescribedPredicate.<JavaAnnotation<?>>describe(
            "by name", found -> simpleNames.contains(found.getRawType().getSimpleName())));
  }

  private static Stream<JavaClass> signature(JavaMethod method) {
    return Stream.concat(
        method.getReturnType().getAllInvolvedRawTypes().stream(),
        method.getParameterTypes().stream()
            .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()));
  }

  private static Stream<JavaClass> shown(JavaField field) {
    return field.getType().getAllInvolvedRawTypes().stream();
  }
}

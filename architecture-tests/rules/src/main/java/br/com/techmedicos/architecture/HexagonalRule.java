package br.com.techmedicos.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * The rules of a hexagon. A build checks them with one parameterised test:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void our_code_keeps(HexagonalRule rule) {
 *   rule.of(HEXAGON).check(PRODUCTION_CLASSES);
 * }
 * }</pre>
 *
 * <p>A rule that finds nothing to check fails; without a REST adapter, for example, leave out its
 * rule. The rules are for production classes only, not for tests. The classes must be on the class
 * path.
 */
public enum HexagonalRule {
  /**
   * Each declared layer, adapter and feature has classes, and each class is in a part, so that a
   * misspelt package is found.
   */
  EVERY_PART_IS_THERE(LayerRules::everyPartIsThere),

  /**
   * Bootstrap uses adapters, adapters use the application, and the application uses the domain;
   * never the other way round.
   */
  LAYERS_LOOK_INWARDS(LayerRules::layersLookInwards),

  /** The domain uses only itself and a few packages of {@code java.base}. */
  DOMAIN_STANDS_ON_JAVA(LayerRules::domainStandsOnJava),

  /**
   * The application uses only itself, the domain, the same packages, and Java's digests, addresses
   * and streams.
   */
  APPLICATION_STANDS_ON_THE_DOMAIN(LayerRules::applicationStandsOnTheDomain),

  /** An adapter uses only Java, the hexagon and the frameworks it declares. */
  ADAPTERS_USE_WHAT_THEY_DECLARE(LayerRules::adaptersUseWhatTheyDeclare),

  /** Only an adapter that declares JDBC uses it; not even bootstrap does. */
  JDBC_STAYS_IN_ITS_ADAPTER(LayerRules::jdbcStaysInItsAdapter),

  /** No adapter uses another one, except {@code adapters.shared}. */
  ADAPTERS_ARE_STRANGERS(LayerRules::adaptersAreStrangers),

  /**
   * Features use each other only as the hexagon's map allows, within layers and across them. All
   * classes of the domain and the application belong to a feature, and so do all classes of an
   * adapter without packages for features. If an adapter has such packages, its other packages use
   * no feature.
   */
  FEATURES_FOLLOW_THE_MAP(LayerRules::featuresFollowTheMap),

  /** There are no cycles between packages. */
  PACKAGES_HAVE_NO_CYCLES(LayerRules::packagesHaveNoCycles),

  /** Every package is null-marked (JSpecify). */
  PACKAGES_ARE_NULL_MARKED(LayerRules::packagesAreNullMarked),

  /**
   * Clock, zone, locale, randomness and environment are passed as arguments everywhere except in
   * bootstrap. Adapters with {@link Hexagon#randomness} may use random numbers.
   */
  NOTHING_IS_AMBIENT(CodeRules::nothingIsAmbient),

  /**
   * The domain and the application start no thread and no process, wait for nothing, load no class
   * by name and never end the program.
   */
  CORE_LEAVES_THE_PROCESS_ALONE(CodeRules::coreLeavesTheProcessAlone),

  /** The domain names the locale and the charset it writes in, so that all machines agree. */
  DOMAIN_ASKS_FOR_NO_DEFAULT(CodeRules::domainAsksForNoDefault),

  /** Dates and times use {@code java.time}. */
  DATES_ARE_JAVA_TIME(CodeRules::datesAreJavaTime),

  /**
   * No class has Service, Manager, Helper, Util, Impl, Dto or Port as a word of its name, no
   * package has one as its name, and neither is called Common.
   */
  NAMES_SAY_WHAT_IT_IS(CodeRules::namesSayWhatItIs),

  /** IDs are records, such as {@code DoctorId}. */
  IDS_ARE_RECORDS(CodeRules::idsAreRecords),

  /**
   * Fields of the domain are final, there are no setters, and no static field holds what changes.
   */
  DOMAIN_IS_IMMUTABLE(CodeRules::domainIsImmutable),

  /** The domain creates only its own exceptions. */
  DOMAIN_THROWS_ITS_OWN(CodeRules::domainThrowsItsOwn),

  /** Events are records of a sealed interface, so that every handler covers all of them. */
  EVENTS_ARE_SEALED(CodeRules::eventsAreSealed),

  /**
   * A use case is a final class whose only public method is {@code handle}. Its parameter is a
   * nested {@code Command} or {@code Query}, or the {@code Query} of the port that answers.
   */
  USE_CASES_HANDLE_ONE_THING(CodeRules::useCasesHandleOneThing),

  /**
   * Only the assembly of a feature creates its use cases, such as {@code Scheduling} in {@code
   * application.scheduling}. Other code gets them from the assembly.
   */
  ASSEMBLIES_MAKE_USE_CASES(CodeRules::assembliesMakeUseCases),

  /** REST interfaces use only the adapter's own types. */
  REST_HIDES_THE_DOMAIN(CodeRules::restHidesTheDomain),

  /**
   * A call that changes something declares how it handles a repeated request: the method of the
   * controller has exactly one annotation that is itself annotated with {@code Repetition}.
   */
  CHANGES_SAY_WHETHER_THEY_REPEAT(CodeRules::changesSayWhetherTheyRepeat),

  /** Every port that an adapter implements has a contract with tests. */
  PORTS_HAVE_CONTRACTS(ContractRules::portsHaveContracts),

  /** Every adapter of a port runs the port's contract, in its own package. */
  ADAPTERS_RUN_CONTRACTS(ContractRules::adaptersRunContracts);

  @SuppressWarnings("ImmutableEnumChecker") // method references are immutable
  private final Function<Hexagon, ArchRule> rule;

  HexagonalRule(Function<Hexagon, ArchRule> rule) {
    this.rule = rule;
  }

  /**
   * Returns the rule for a hexagon. Its description, which a failed build shows, starts with the
   * name of the rule.
   */
  public ArchRule of(Hexagon hexagon) {
    ArchRule described = rule.apply(hexagon);
    return described.as(name() + ": " + described.getDescription());
  }
}

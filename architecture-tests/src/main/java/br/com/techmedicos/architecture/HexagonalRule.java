package br.com.techmedicos.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * The rules that guard a hexagon. In a build they are one parameterised test:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void our_code_keeps(HexagonalRule rule) {
 *   rule.of(HEXAGON).check(PRODUCTION_CLASSES);
 * }
 * }</pre>
 *
 * <p>A rule that finds nothing to check fails; who has no REST adapter, say, leaves that rule out.
 * Production classes only: tests may do as they please. The classes must be on the class path.
 */
public enum HexagonalRule {
  /** Each declared part has classes and each class is in a part: a misspelt package is found. */
  EVERY_PART_IS_THERE(LayerRules::everyPartIsThere),

  /** Bootstrap knows adapters, they know the application, it knows the domain; nobody looks out. */
  LAYERS_LOOK_INWARDS(LayerRules::layersLookInwards),

  /** The domain uses a few packages of {@code java.base}, and itself. */
  DOMAIN_STANDS_ON_JAVA(LayerRules::domainStandsOnJava),

  /**
   * The application uses the same, digests, addresses and streams of Java, the domain, and itself.
   */
  APPLICATION_STANDS_ON_THE_DOMAIN(LayerRules::applicationStandsOnTheDomain),

  /** An adapter uses Java, the hexagon, and the frameworks it declares. */
  ADAPTERS_USE_WHAT_THEY_DECLARE(LayerRules::adaptersUseWhatTheyDeclare),

  /** Nobody touches JDBC but an adapter that declares it, not even bootstrap. */
  JDBC_STAYS_IN_ITS_ADAPTER(LayerRules::jdbcStaysInItsAdapter),

  /** No adapter knows another, but for what is in {@code adapters.shared}. */
  ADAPTERS_ARE_STRANGERS(LayerRules::adaptersAreStrangers),

  /**
   * Features use each other as the hexagon's map allows, in every layer and across layers. What is
   * in the domain or the application is of a feature, and so is all of an adapter that has no
   * package a feature. Where it has, its other packages know no feature.
   */
  FEATURES_FOLLOW_THE_MAP(LayerRules::featuresFollowTheMap),

  /** No package uses one that uses it. */
  PACKAGES_HAVE_NO_CYCLES(LayerRules::packagesHaveNoCycles),

  /** Absence of null is declared for every package (JSpecify). */
  PACKAGES_ARE_NULL_MARKED(LayerRules::packagesAreNullMarked),

  /**
   * Clock, zone, locale, randomness and environment come in as arguments everywhere below
   * bootstrap. Adapters that the hexagon grants {@link Hexagon#randomness} may draw it.
   */
  NOTHING_IS_AMBIENT(CodeRules::nothingIsAmbient),

  /** Dates and times are those of {@code java.time}. */
  DATES_ARE_JAVA_TIME(CodeRules::datesAreJavaTime),

  /**
   * No class has Service, Manager, Helper, Util, Impl, Dto or Port for a word of its name, no
   * package for its name; and neither is called Common.
   */
  NAMES_SAY_WHAT_IT_IS(CodeRules::namesSayWhatItIs),

  /** What identifies something is a record: {@code DoctorId}. */
  IDS_ARE_RECORDS(CodeRules::idsAreRecords),

  /** Fields of the domain are final, and there is no setter. */
  DOMAIN_IS_IMMUTABLE(CodeRules::domainIsImmutable),

  /** The domain makes no exception but its own. */
  DOMAIN_THROWS_ITS_OWN(CodeRules::domainThrowsItsOwn),

  /** Events are records of a sealed interface, so that whoever handles them misses none. */
  EVENTS_ARE_SEALED(CodeRules::eventsAreSealed),

  /**
   * A use case is a final class whose only public method is {@code handle}, of a {@code Command} or
   * {@code Query} nested in it, or of the {@code Query} of the port that answers.
   */
  USE_CASES_HANDLE_ONE_THING(CodeRules::useCasesHandleOneThing),

  /**
   * A use case is made by the assembly of its feature and nowhere else: {@code Scheduling} in
   * {@code application.scheduling}. Whoever needs one asks the assembly for it.
   */
  ASSEMBLIES_MAKE_USE_CASES(CodeRules::assembliesMakeUseCases),

  /** What a REST client sees is made of the adapter's own types. */
  REST_HIDES_THE_DOMAIN(CodeRules::restHidesTheDomain),

  /**
   * A call that changes something says what comes of a request that is sent again: the method of
   * the controller has exactly one annotation that is itself annotated as a {@code Repetition}.
   */
  CHANGES_SAY_WHETHER_THEY_REPEAT(CodeRules::changesSayWhetherTheyRepeat),

  /** Every port that an adapter implements has a contract with tests in it. */
  PORTS_HAVE_CONTRACTS(ContractRules::portsHaveContracts),

  /** Every adapter of a port runs the port's contract, in its own package. */
  ADAPTERS_RUN_CONTRACTS(ContractRules::adaptersRunContracts);

  @SuppressWarnings("ImmutableEnumChecker") // method references: nothing in them can change
  private final Function<Hexagon, ArchRule> rule;

  HexagonalRule(Function<Hexagon, ArchRule> rule) {
    this.rule = rule;
  }

  /**
   * The rule for one hexagon. Its description, which a failed build shows, begins with its name.
   */
  public ArchRule of(Hexagon hexagon) {
    ArchRule described = rule.apply(hexagon);
    return described.as(name() + ": " + described.getDescription());
  }
}

package br.com.techmedicos.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import com.tngtech.archunit.library.freeze.TextFileBasedViolationStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * All rules of a hexagon in one line:
 *
 * <pre>{@code
 * HexagonalRules.of(HEXAGON).withoutRest().check();
 * }</pre>
 *
 * <p>Each {@code without…} leaves out the rules of what a smaller project does not have, and fails
 * if the project has it after all.
 */
public final class HexagonalRules {

  private final Hexagon hexagon;
  private final Set<Preset> presets;
  private final Optional<Path> frozen;

  private HexagonalRules(Hexagon hexagon, Set<Preset> presets, Optional<Path> frozen) {
    this.hexagon = hexagon;
    this.presets = presets;
    this.frozen = frozen;
  }

  /** Returns all rules, for a project of the full shape. */
  public static HexagonalRules of(Hexagon hexagon) {
    return new HexagonalRules(hexagon, EnumSet.noneOf(Preset.class), Optional.empty());
  }

  /** Leaves out the rules of controllers. */
  public HexagonalRules withoutRest() {
    return with(Preset.WITHOUT_REST);
  }

  /** Leaves out the rule of events. */
  public HexagonalRules withoutEvents() {
    return with(Preset.WITHOUT_EVENTS);
  }

  /** Leaves out the rules of several features: the layers have no packages for them. */
  public HexagonalRules withOneFeature() {
    return with(Preset.WITH_ONE_FEATURE);
  }

  /**
   * Tolerates the violations that are listed in a folder, one file per rule with the rule's name.
   * The first check writes them; later checks remove what no longer happens, and fail for new ones.
   */
  public HexagonalRules frozenIn(Path folder) {
    return new HexagonalRules(hexagon, presets, Optional.of(folder));
  }

  /**
   * Checks the classes of the hexagon that are on the class path. Contracts and tests are looked
   * for there too, unless the hexagon names them.
   *
   * @throws AssertionError with the name of each broken rule, and where it is broken
   */
  public void check() {
    JavaClasses production =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(hexagon.root());
    Hexagon tested =
        hexagon.tests().isEmpty()
            ? hexagon.testedBy(new ClassFileImporter().importPackages(hexagon.root()))
            : hexagon;
    new HexagonalRules(tested, presets, frozen).check(production);
  }

  /**
   * Checks classes.
   *
   * @throws AssertionError with the name of each broken rule, and where it is broken
   */
  public void check(JavaClasses production) {
    if (production.stream().noneMatch(type -> type.getName().startsWith(hexagon.root() + "."))) {
      throw new AssertionError(
          "No class is in " + hexagon.root() + ": is it the root, and is it on the class path?");
    }
    List<String> failures = new ArrayList<>();
    for (Preset preset : presets) {
      preset
          .misfit(hexagon, production)
          .ifPresent(misfit -> failures.add(preset + " does not fit: " + misfit));
    }
    for (HexagonalRule rule : HexagonalRule.values()) {
      if (presets.stream().noneMatch(preset -> preset.leavesOut.contains(rule))) {
        failure(rule, production).ifPresent(failure -> failures.add(rule.name() + ": " + failure));
      }
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), failures));
    }
  }

  private Optional<String> failure(HexagonalRule rule, JavaClasses production) {
    try {
      EvaluationResult result = evaluate(rule, production);
      return result.hasViolation()
          ? Optional.of(result.getFailureReport().toString())
          : Optional.empty();
    } catch (AssertionError nothingToCheck) {
      return Optional.of(String.valueOf(nothingToCheck.getMessage()));
    }
  }

  private EvaluationResult evaluate(HexagonalRule rule, JavaClasses production) {
    ArchRule checked = rule.of(hexagon);
    return frozen
        .map(
            folder ->
                ArchConfiguration.withThreadLocalScope(
                    configuration -> {
                      configuration.setProperty("freeze.store.default.path", folder.toString());
                      configuration.setProperty("freeze.store.default.allowStoreCreation", "true");
                      configuration.setProperty("freeze.store.default.allowStoreUpdate", "true");
                      return FreezingArchRule.freeze(checked.as(rule.name()))
                          .persistIn(new TextFileBasedViolationStore(name -> name))
                          .evaluate(production);
                    }))
        .orElseGet(() -> checked.evaluate(production));
  }

  private HexagonalRules with(Preset preset) {
    Set<Preset> more = EnumSet.of(preset);
    more.addAll(presets);
    return new HexagonalRules(hexagon, more, frozen);
  }

  private enum Preset {
    WITHOUT_REST(
        (hexagon, classes) ->
            classes.stream()
                .filter(CodeRules::isController)
                .findAny()
                .map(type -> type.getName() + " is a controller"),
        HexagonalRule.REST_HIDES_THE_DOMAIN,
        HexagonalRule.CHANGES_SAY_WHETHER_THEY_REPEAT),

    WITHOUT_EVENTS(
        (hexagon, classes) ->
            classes.stream()
                .filter(CodeRules::isEvent)
                .findAny()
                .map(type -> type.getName() + " is an event"),
        HexagonalRule.EVENTS_ARE_SEALED),

    WITH_ONE_FEATURE(
        (hexagon, classes) ->
            hexagon.features().keySet().stream()
                .filter(feature -> !feature.equals(Hexagon.SHARED))
                .findFirst()
                .map(feature -> "the hexagon declares the feature " + feature),
        HexagonalRule.FEATURES_FOLLOW_THE_MAP,
        HexagonalRule.ASSEMBLIES_MAKE_USE_CASES);

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final BiFunction<Hexagon, JavaClasses, Optional<String>> fit;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<HexagonalRule> leavesOut;

    Preset(BiFunction<Hexagon, JavaClasses, Optional<String>> fit, HexagonalRule... leavesOut) {
      this.fit = fit;
      this.leavesOut = Set.of(leavesOut);
    }

    private Optional<String> misfit(Hexagon hexagon, JavaClasses classes) {
      return fit.apply(hexagon, classes);
    }
  }
}

package br.com.techmedicos.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.FailureReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tries every rule on a small hexagon that is sound, and on one made to break it: {@code
 * fixtures.<name of the rule>}.
 */
class HexagonalRulesTest {

  private static final String FIXTURES = "br.com.techmedicos.architecture.fixtures.";

  private static final String SOUND = FIXTURES + "sound";
  private static final JavaClasses SOUND_CLASSES = imported(SOUND);

  @ParameterizedTest
  @EnumSource
  void a_sound_hexagon_keeps(HexagonalRule rule) {
    rule.of(fixture(SOUND, SOUND_CLASSES)).check(production(SOUND_CLASSES));
  }

  @ParameterizedTest
  @EnumSource
  void each_broken_class_and_no_other_is_found_by(HexagonalRule rule) {
    String root = FIXTURES + rule.name().toLowerCase(Locale.ROOT).replace("_", "");
    JavaClasses all = imported(root);

    FailureReport report = rule.of(fixture(root, all)).evaluate(production(all)).getFailureReport();

    List<String> found = report.getDetails();
    List<String> broken = broken(rule).stream().map(name -> root + "." + name).toList();
    assertThat(broken).allSatisfy(name -> assertThat(found).anyMatch(mentions(name))).isNotEmpty();
    assertThat(found)
        .allSatisfy(line -> assertThat(broken).anyMatch(name -> mentions(name).test(line)));
    assertThat(report.toString()).contains(rule.name());
  }

  @Test
  void a_part_that_is_declared_and_empty_is_found() {
    Hexagon misspelt = fixture(SOUND, SOUND_CLASSES).adapter("jdcb");

    assertThat(
            HexagonalRule.EVERY_PART_IS_THERE
                .of(misspelt)
                .evaluate(production(SOUND_CLASSES))
                .getFailureReport()
                .getDetails())
        .containsExactly("nothing is in " + SOUND + ".adapters.jdcb..");
  }

  @Test
  void a_feature_that_is_declared_and_empty_is_found() {
    Hexagon unbuilt = fixture(SOUND, SOUND_CLASSES).feature("billing", "identity");

    assertThat(
            HexagonalRule.EVERY_PART_IS_THERE
                .of(unbuilt)
                .evaluate(production(SOUND_CLASSES))
                .getFailureReport()
                .getDetails())
        .containsExactly("nothing is in the feature billing");
  }

  @ParameterizedTest
  @EnumSource
  void nothing_to_check_is_a_failure_of(HexagonalRule rule) {
    Hexagon elsewhere = Hexagon.rootedAt("com.acme.nowhere").adapter("jdbc", "java.sql..");

    assertThatThrownBy(() -> rule.of(elsewhere).check(SOUND_CLASSES))
        .isInstanceOf(AssertionError.class);
  }

  private static Hexagon fixture(String root, JavaClasses all) {
    return Hexagon.rootedAt(root)
        .feature("identity")
        .feature("scheduling", "identity")
        .adapter("contracts", "org.junit.jupiter..")
        .adapter("memory")
        .adapter("jdbc", "java.sql..", "javax.sql..")
        .adapter("rest", "io.micronaut..")
        .adapterOf("identity", "secrets")
        .randomness("secrets")
        .testedBy(all);
  }

  private static JavaClasses imported(String root) {
    return new ClassFileImporter()
        .importPath(Path.of("target/test-classes").resolve(root.replace('.', '/')));
  }

  private static JavaClasses production(JavaClasses all) {
    return all.that(describe("production", (JavaClass type) -> !type.getName().endsWith("Test")));
  }

  private static Predicate<String> mentions(String name) {
    return line -> line.contains(name);
  }

  /** Under the root of the rule's fixture; a new rule does not compile until it has one. */
  private static Set<String> broken(HexagonalRule rule) {
    return switch (rule) {
      case EVERY_PART_IS_THERE ->
          Set.of("adapters.jdcb.scheduling.JdbcBookings", "adapters.jdbc..");
      case LAYERS_LOOK_INWARDS ->
          Set.of(
              "domain.scheduling.KnowsAUseCase",
              "application.scheduling.KnowsAnAdapter",
              "adapters.memory.scheduling.KnowsTheWiring");
      case DOMAIN_STANDS_ON_JAVA ->
          Set.of(
              "domain.scheduling.ReadsFiles",
              "domain.scheduling.WritesLogs",
              "domain.scheduling.KnowsAFramework");
      case APPLICATION_STANDS_ON_THE_DOMAIN ->
          Set.of(
              "application.scheduling.OpensConnections",
              "application.scheduling.OpensSockets",
              "application.scheduling.IsABean");
      case ADAPTERS_USE_WHAT_THEY_DECLARE ->
          Set.of(
              "adapters.memory.scheduling.IsABean",
              "adapters.rest.scheduling.OpensConnections",
              "adapters.undeclared.scheduling.UsesAFramework");
      case JDBC_STAYS_IN_ITS_ADAPTER ->
          Set.of("adapters.rest.scheduling.ReadsRows", "bootstrap.OpensConnections");
      case ADAPTERS_ARE_STRANGERS ->
          Set.of("adapters.rest.scheduling.AsksTheDatabase", "adapters.shared.IsNotForAll");
      case FEATURES_FOLLOW_THE_MAP ->
          Set.of(
              "domain.shared.KnowsPatients",
              "domain.identity.KnowsBookings",
              "domain.schedulling.IsOnNoMap",
              "application.identity.SignsUpWithABooking",
              "adapters.rest.identity.ShowsBookings",
              "adapters.rest.json.WritesBookings",
              "adapters.secrets.KnowsBookings",
              "adapters.printer.IsOfNoFeature");
      case PACKAGES_HAVE_NO_CYCLES ->
          Set.of("domain.identity.KnowsScheduling", "domain.scheduling.KnowsIdentity");
      case PACKAGES_ARE_NULL_MARKED -> Set.of("domain.scheduling.IsInAnUnmarkedPackage");
      case NOTHING_IS_AMBIENT ->
          Set.of(
              "domain.scheduling.Ambient$ReadsTheClock.",
              "domain.scheduling.Ambient$ReadsTheClockByReference.",
              "domain.scheduling.Ambient$ReadsTodayInAZone.",
              "domain.scheduling.Ambient$MakesAClock.",
              "domain.scheduling.Ambient$MakesATickingClock.",
              "domain.scheduling.Ambient$ReadsMilliseconds.",
              "domain.scheduling.Ambient$MeasuresTimeByReference.",
              "domain.scheduling.Ambient$AsksForTheZone.",
              "domain.scheduling.Ambient$AsksForTheLocale.",
              "domain.scheduling.Ambient$ReadsTheEnvironment.",
              "domain.scheduling.Ambient$ReadsAProperty.",
              "domain.scheduling.Ambient$ReadsANumberFromAProperty.",
              "domain.scheduling.Ambient$DrawsAnId.",
              "domain.scheduling.Ambient$DrawsAnIdByReference.",
              "domain.scheduling.Ambient$DrawsANumber.",
              "domain.scheduling.Ambient$MakesRandom.",
              "domain.scheduling.Ambient$MakesRandomByReference.",
              "domain.scheduling.Ambient$DrawsInAThread.",
              "application.scheduling.ReadsTheClock.",
              "adapters.memory.scheduling.ShufflesBookings.",
              "adapters.secrets.identity.ReadsTheClock.");
      case DATES_ARE_JAVA_TIME ->
          Set.of(
              "domain.scheduling.StillUsesDate",
              "domain.scheduling.StillUsesCalendar",
              "adapters.rest.scheduling.StillFormatsDates",
              "adapters.jdbc.scheduling.StillUsesTimestamps");
      case NAMES_SAY_WHAT_IT_IS ->
          Set.of(
              "domain.scheduling.BookingService",
              "domain.scheduling.BookingManagers",
              "domain.scheduling.HelperOfBookings",
              "domain.scheduling.BookingUtils",
              "domain.scheduling.Common>",
              "domain.scheduling.BookingPort",
              "domain.scheduling.BookingDTO",
              "application.scheduling.RequestBookingImpl",
              "application.port.Bookings",
              "adapters.rest.dto.BookingJson",
              "adapters.rest.common.Json");
      case IDS_ARE_RECORDS -> Set.of("domain.scheduling.BookingId");
      case DOMAIN_IS_IMMUTABLE ->
          Set.of(
              "domain.scheduling.HasAFieldThatChanges",
              "domain.scheduling.HasASetter",
              "domain.scheduling.RemembersInAMap",
              "domain.scheduling.CountsForAll");
      case CORE_LEAVES_THE_PROCESS_ALONE ->
          Set.of(
              "domain.scheduling.Acts$StartsAThread.",
              "domain.scheduling.Acts$RunsAProgram.",
              "domain.scheduling.Acts$BuildsAProcess.",
              "domain.scheduling.Acts$EndsTheProgram.",
              "domain.scheduling.Acts$Waits.",
              "domain.scheduling.Acts$WaitsByReference.",
              "domain.scheduling.Acts$LoadsAClass.",
              "application.scheduling.StartsAPool.");
      case DOMAIN_ASKS_FOR_NO_DEFAULT ->
          Set.of(
              "domain.scheduling.Writes$Lowers.",
              "domain.scheduling.Writes$RaisesByReference.",
              "domain.scheduling.Writes$Formats.",
              "domain.scheduling.Writes$FormatsItself.",
              "domain.scheduling.Writes$FormatsDates.",
              "domain.scheduling.Writes$Encodes.",
              "domain.scheduling.Writes$Decodes.");
      case DOMAIN_THROWS_ITS_OWN ->
          Set.of("domain.scheduling.ThrowsIllegalState", "domain.scheduling.ThrowsByReference");
      case EVENTS_ARE_SEALED ->
          Set.of(
              "domain.scheduling.BookingEvent$IsNoRecord",
              "domain.scheduling.IsOpen",
              "domain.scheduling.BelongsToAnOpenType",
              "domain.scheduling.BelongsToNobody");
      case USE_CASES_HANDLE_ONE_THING ->
          Set.of(
              "application.scheduling.IsOpenToSubclasses",
              "application.scheduling.HandlesTwoThings",
              "application.scheduling.DoesMoreThanHandle",
              "application.scheduling.ExecutesInstead",
              "application.scheduling.TakesLooseArguments",
              "application.scheduling.TakesTheCommandOfAnother");
      case ASSEMBLIES_MAKE_USE_CASES ->
          Set.of(
              "application.scheduling.IsMadeByNobody",
              "application.scheduling.MakesTheCaseOfAColleague",
              "application.identity.HasNoAssembly",
              "adapters.memory.scheduling.MakesByReference",
              "bootstrap.MakesItsOwn");
      case REST_HIDES_THE_DOMAIN ->
          Set.of(
              "adapters.rest.scheduling.ShowsItInABody",
              "adapters.rest.scheduling.AnswersIt",
              "bootstrap.AnswersItByTheWay",
              "adapters.rest.scheduling.TakesIt");
      case CHANGES_SAY_WHETHER_THEY_REPEAT ->
          Set.of(
              "adapters.rest.scheduling.SaysNothing",
              "adapters.rest.scheduling.SaysTwoThings",
              "adapters.secrets.ChangesByTheWay",
              "bootstrap.ChangesByTheWay");
      case PORTS_HAVE_CONTRACTS ->
          Set.of(
              "domain.scheduling.HasNone",
              "domain.scheduling.HasOneWithoutTests",
              "application.scheduling.HasOneThatIsNotAbstract");
      case ADAPTERS_RUN_CONTRACTS -> Set.of("adapters.jdbc.scheduling.RunsNoContract");
    };
  }
}

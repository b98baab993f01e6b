package br.com.techmedicos.architecture;

import static br.com.techmedicos.architecture.LayerRules.violated;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A port is an interface of the domain or the application that an adapter implements. Its contract
 * is an abstract test class, {@code <Port>Contract} in {@code adapters.contracts}, that each
 * adapter of the port extends to run it.
 */
final class ContractRules {

  private ContractRules() {}

  static ArchRule portsHaveContracts(Hexagon hexagon) {
    return classes()
        .that(
            describe(
                "are ports",
                type ->
                    isOfTheCore(type, hexagon)
                        && type.getAllSubclasses().stream().anyMatch(s -> isAdapter(s, hexagon))))
        .should(
            new ArchCondition<JavaClass>("have a contract") {
              @Override
              public void check(JavaClass port, ConditionEvents events) {
                if (contractOf(port, hexagon).isEmpty()) {
                  violated(
                      events,
                      port,
                      port.getName() + " has no abstract " + contractName(port) + " with tests");
                }
              }
            });
  }

  static ArchRule adaptersRunContracts(Hexagon hexagon) {
    return classes()
        .that(
            describe(
                "are adapters of a port",
                type -> isAdapter(type, hexagon) && portsOf(type, hexagon).findAny().isPresent()))
        .should(
            new ArchCondition<JavaClass>("run the contracts of their ports") {
              @Override
              public void check(JavaClass adapter, ConditionEvents events) {
                portsOf(adapter, hexagon)
                    .filter(port -> !runsContract(adapter, port, hexagon))
                    .forEach(
                        port ->
                            violated(
                                events,
                                adapter,
                                "no test in the adapter of %s extends %s"
                                    .formatted(adapter.getName(), contractName(port))));
              }
            });
  }

  private static boolean isOfTheCore(JavaClass type, Hexagon hexagon) {
    return type.isInterface()
        && type.isTopLevelClass() // nested interfaces are the cases of a fold
        && !type.getMethods().isEmpty() // without methods it is a marker, such as a violation
        && resideInAnyPackage(hexagon.domain(), hexagon.application()).test(type);
  }

  private static boolean isAdapter(JavaClass type, Hexagon hexagon) {
    return !type.isInterface()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && resideInAPackage(hexagon.anyAdapter()).test(type);
  }

  private static Stream<JavaClass> portsOf(JavaClass adapter, Hexagon hexagon) {
    return adapter.getAllRawInterfaces().stream().filter(type -> isOfTheCore(type, hexagon));
  }

  private static boolean runsContract(JavaClass adapter, JavaClass port, Hexagon hexagon) {
    String home = hexagon.adapterOf(adapter).map(hexagon::within).orElseThrow();
    return contractOf(port, hexagon)
        .filter(
            contract ->
                hexagon.tests().stream()
                    .filter(resideInAPackage(home))
                    .filter(test -> !test.getModifiers().contains(JavaModifier.ABSTRACT))
                    .anyMatch(test -> test.isAssignableTo(contract.getName())))
        .isPresent();
  }

  private static Optional<JavaClass> contractOf(JavaClass port, Hexagon hexagon) {
    return hexagon.tests().stream()
        .filter(resideInAPackage(hexagon.within("contracts")))
        .filter(type -> type.getSimpleName().equals(contractName(port)))
        .filter(type -> type.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(
            type ->
                type.getMethods().stream()
                    .flatMap(method -> method.getAnnotations().stream())
                    .anyMatch(a -> a.getRawType().getSimpleName().endsWith("Test")))
        .findFirst();
  }

  private static String contractName(JavaClass port) {
    return port.getSimpleName() + "Contract";
  }
}

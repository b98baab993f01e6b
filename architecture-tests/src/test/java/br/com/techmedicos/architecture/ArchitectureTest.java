package br.com.techmedicos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules on our own code. */
class ArchitectureTest {

  private static final JavaClasses CLASSES = Reactor.production();
  private static final String SCHEDULER = "reactor.core.scheduler.Scheduler";

  private static final Hexagon TECH_MEDICOS =
      Hexagon.rootedAt("br.com.techmedicos")
          .feature("identity")
          .feature("directory", "identity")
          .feature("scheduling", "directory", "identity")
          .feature("teleconsultation", "scheduling", "directory", "identity")
          .feature("healthrecord", "teleconsultation", "scheduling", "directory", "identity")
          .feature("oversight", "healthrecord", "identity")
          .feature("delivery")
          .feature(
              "notification", "delivery", "healthrecord", "scheduling", "directory", "identity")
          .feature("partnership", "delivery", "healthrecord", "scheduling", "directory", "identity")
          .adapter("shared", "com.sun.jna..", "inet.ipaddr..", "io.github.bucket4j..")
          .adapter("contracts", "org.junit.jupiter..", "org.assertj..", "org.opentest4j")
          .adapter("memory")
          .adapter(
              "identity",
              "com.eatthepath.otp..",
              "com.github.benmanes.caffeine..",
              "com.nimbusds..",
              "de.mkammerer..",
              "io.micronaut.security.token..",
              "javax.crypto..",
              "org.apache.commons.codec..")
          .adapterOf("healthrecord", "filesystem")
          .adapterOf("healthrecord", "gcs", "com.google.cloud..")
          .adapterOf("healthrecord", "s3", "software.amazon.awssdk..")
          .adapterOf(
              "healthrecord",
              "gcpkms",
              "com.google.crypto.tink..",
              "com.google.api..",
              "com.google.auth..")
          .adapterOf(
              "healthrecord", "awskms", "com.google.crypto.tink..", "software.amazon.awssdk..")
          .adapterOf(
              "healthrecord",
              "inspection",
              "org.apache.tika..",
              "com.fasterxml.jackson.core..",
              "javax.xml..")
          .adapterOf("healthrecord", "encryption", "com.google.crypto.tink..")
          .adapter(
              "jdbc",
              "java.sql..",
              "javax.sql..",
              "com.zaxxer.hikari..",
              "io.micronaut..",
              "io.opentelemetry..",
              "jakarta..",
              "com.github.benmanes.caffeine..",
              "org.slf4j")
          .adapter(
              "rest",
              "io.micronaut..",
              "io.netty..",
              "io.swagger..",
              "jakarta..",
              "reactor..",
              "com.fasterxml.jackson..",
              "com.github.benmanes.caffeine..",
              "com.sun.management..", // how many files the process may open
              "inet.ipaddr..",
              "com.netflix.concurrency..",
              "io.github.bucket4j..",
              "org.apache.commons.io..",
              "org.apache.james.mime4j..",
              "org.reactivestreams..",
              "org.yaml.snakeyaml..",
              "org.slf4j")
          .adapterOf(
              "teleconsultation",
              "meetingroom",
              "javax.crypto..",
              "io.micronaut..",
              "io.netty..",
              "io.github.bucket4j..",
              "jakarta..",
              "org.slf4j")
          .adapterOf("teleconsultation", "meetingjitsi", "com.nimbusds..", "javax.crypto..")
          .adapterOf("scheduling", "calendar", "net.fortuna.ical4j..")
          .adapterOf(
              "notification",
              "notificationsmtp",
              "jakarta.activation..",
              "jakarta.mail..",
              "javax.net..",
              "org.eclipse.angus.mail..")
          .adapterOf("partnership", "brokerrabbitmq", "com.rabbitmq.client..", "javax.net.ssl..")
          .adapterOf(
              "partnership",
              "webhookhttp",
              "inet.ipaddr..",
              "javax.crypto..",
              "javax.net.ssl..",
              "org.apache.hc..")
          .randomness("shared") // names of files that are not there yet
          .randomness("identity") // salts, keys, secret tokens
          .randomness("s3") // tells an upload from another one of the same name
          .randomness("jdbc") // the pause before work is repeated
          .testedBy(Reactor.contractsAndTests());

  /** Facts of other types, which are ours, a doctor's agenda, or whose agenda it is. */
  private static final Set<String> FACTS =
      Set.of(
          "br.com.techmedicos.adapters.rest.problem.NotOneOf.accepted",
          "br.com.techmedicos.domain.shared.InvalidValue$MoneyAmount.maximum",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$WindowsOverlap.first",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$WindowsOverlap.second",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$OverrideOverlaps.window",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$SlotAlreadyTaken.doctor",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$NewAccountRequestsPending.doctor",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$NewAccountAwaitsDoctor.doctor",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$TooEarly.doctor",
          "br.com.techmedicos.domain.scheduling.SchedulingViolation$TooLate.doctor",
          "br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation$MeetingNotOpen.doctor",
          "br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation$MeetingOver.doctor");

  @ParameterizedTest
  @EnumSource
  void our_code_keeps(HexagonalRule rule) {
    rule.of(TECH_MEDICOS).check(CLASSES);
  }

  /** Its text is the message of the exception that carries it: the rule with its facts. */
  @Test
  void a_violation_has_a_text_that_says_all_of_it() {
    assertThat(CLASSES)
        .filteredOn(type -> type.isAssignableTo("br.com.techmedicos.domain.shared.Violation"))
        .filteredOn(type -> !type.isInterface())
        .isNotEmpty()
        .allMatch(type -> type.isRecord() || type.isEnum());
  }

  /** They stand in messages of exceptions, and so perhaps in a log. */
  @Test
  void violations_state_nothing_that_somebody_sent() {
    assertThat(CLASSES)
        .filteredOn(type -> type.isAssignableTo("br.com.techmedicos.domain.shared.Violation"))
        .filteredOn(JavaClass::isRecord)
        .flatExtracting(JavaClass::getFields)
        .filteredOn(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filteredOn(field -> !FACTS.contains(field.getFullName()))
        .isNotEmpty()
        .allMatch(
            field ->
                field.getRawType().isPrimitive()
                    || field.getRawType().isEnum()
                    || field.getRawType().getPackageName().equals("java.time"));
  }

  /** So that whoever breaks one reads a sentence. */
  @Test
  void every_contract_tells_its_promises() {
    assertThat(Reactor.contractsAndTests())
        .filteredOn(type -> type.getPackageName().contains(".adapters.contracts"))
        .filteredOn(type -> type.getSimpleName().endsWith("Contract"))
        .hasSizeGreaterThan(40)
        .allMatch(
            type -> type.isAnnotatedWith("br.com.techmedicos.adapters.contracts.shared.Promises"));
  }

  /**
   * Others interrupt what is cancelled, and so close the file of the embedded database (ADR 36).
   */
  @Test
  void there_is_one_scheduler_of_threads() {
    assertThat(CLASSES)
        .flatExtracting(JavaClass::getMethodCallsFromSelf)
        .filteredOn(call -> call.getTargetOwner().getName().equals(SCHEDULER + "s"))
        .filteredOn(call -> call.getTarget().getRawReturnType().isAssignableTo(SCHEDULER))
        .extracting(call -> call.getOriginOwner().getSimpleName() + "." + call.getName())
        .containsExactly("CallThreads.fromExecutor");
  }

  /** What no rule sees breaks none: a module left out, half a feature under another root. */
  @Test
  void the_rules_see_every_class_that_is_written() {
    assertThat(Reactor.sources())
        .isNotEmpty()
        .filteredOn(source -> !CLASSES.contain(source))
        .isEmpty();
  }
}

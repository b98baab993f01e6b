package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.encryption.MasterKeys;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs.Altered;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs.Findings;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.RewrapKeys;
import io.micronaut.context.ApplicationContext;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Commands for operators. They can run while instances are running, on the same database and keys.
 */
final class Maintenance {

  private Maintenance() {}

  /** Creates a new master key and rewraps all file keys; no file is encrypted again. */
  static void rotateMasterKey() {
    run(
        service -> {
          service.findBean(MasterKeys.class).ifPresent(MasterKeys::rotate);
          System.out.printf(
              "%d file keys are wrapped by the new master key. The old one is still needed by uploads"
                  + " under way: run retire-master-keys in %d hours or later.%n",
              rewrap(service), ReceiveContent.LONGEST.toHours());
          return 0;
        });
  }

  /** Deletes all master keys but the newest. */
  static void retireMasterKeys() {
    run(
        service -> {
          long files = rewrap(service); // keys of uploads that were running at the rotation
          service.findBean(MasterKeys.class).ifPresent(MasterKeys::retireOld);
          System.out.printf("%d file keys are wrapped by the only master key left.%n", files);
          return 0;
        });
  }

  private static long rewrap(ApplicationContext service) {
    return service.getBean(HealthRecord.class).rewrapKeys().handle(new RewrapKeys.Command());
  }

  /** Verifies an access log. If it was altered, prints the first altered row and exits with 1. */
  static void verifyAccessLog() {
    run(
        service -> {
          Findings findings =
              service
                  .getBean(HealthRecord.class)
                  .verifyAccessLogs()
                  .handle(new VerifyAccessLogs.Query());
          Optional<Altered> altered = findings.altered();
          System.out.println(
              altered
                  .map(
                      row ->
                          "ALTERED: row %d of the access log of patient %s is not as it was written"
                              .formatted(row.sequence(), row.patient()))
                  .orElse(
                      "%d access logs with %d rows are as they were written"
                          .formatted(findings.logs(), findings.rows())));
          return altered.isPresent() ? 1 : 0;
        });
  }

  /** Runs a command without listening, and exits with its result. */
  private static void run(ToIntFunction<ApplicationContext> command) {
    int exitCode;
    try (ApplicationContext service = ApplicationContext.run()) {
      exitCode = command.applyAsInt(service);
    }
    System.exit(exitCode);
  }
}

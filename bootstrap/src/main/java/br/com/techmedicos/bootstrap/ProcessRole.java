package br.com.techmedicos.bootstrap;

import io.micronaut.context.env.Environment;
import java.util.Arrays;
import java.util.Locale;

/**
 * What one process of the service does. By default, one does everything; on a cluster, some answer
 * requests and others work in the background.
 */
enum ProcessRole {
  /** Answers requests. */
  SERVICE,
  /** Works in the background; its port is for probes and metrics. */
  WORKER,
  /** Both. */
  BOTH;

  /** The setting. Conditions on beans compare it with the names here, in lower case. */
  static final String PROPERTY = "techmedicos.role";

  /** The value with which nothing works in the background. */
  static final String ONLY_SERVICE = "service";

  /** The value with which nothing is answered but probes and metrics. */
  static final String ONLY_WORKER = "worker";

  private static final String DEFAULT = "both";

  /**
   * The role that is set.
   *
   * @throws IllegalStateException if there is no such role
   */
  static ProcessRole of(Environment settings) {
    String wanted = settings.getProperty(PROPERTY, String.class).orElse(DEFAULT);
    return Arrays.stream(values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "TECHMEDICOS_ROLE is \"" + wanted + "\", not service, worker or both."));
  }
}

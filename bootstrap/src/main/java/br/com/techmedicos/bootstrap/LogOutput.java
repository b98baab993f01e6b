package br.com.techmedicos.bootstrap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the log goes, and in which form; decided before the first line of it. The service logs to
 * standard output. The standard output of a command is its result, so it logs warnings to standard
 * error.
 */
final class LogOutput {

  /** The forms there are; {@code logback.xml} has an appender for each. */
  static final List<String> FORMATS = List.of("TEXT", "JSON");

  private static final String TARGET = "techmedicos.log.target";
  private static final String LEVEL = "techmedicos.log.level";
  private static final String FORM = "techmedicos.log.form";

  private LogOutput() {}

  /**
   * Decides it.
   *
   * @param format what {@code TECHMEDICOS_LOG_FORMAT} says; {@link Startup} refuses what is none
   * @param args of the program
   */
  static void choose(Optional<String> format, String... args) {
    format.flatMap(LogOutput::format).ifPresent(known -> System.setProperty(FORM, known));
    if (args.length > 0 && !args[0].equals("demo")) { // which is a service, with a result
      System.setProperty(TARGET, "System.err");
      System.setProperty(LEVEL, "WARN");
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger(); // of the exporter of traces
    SLF4JBridgeHandler.install();
  }

  /** A form, whatever its case. */
  static Optional<String> format(String name) {
    return Optional.of(name.strip().toUpperCase(Locale.ROOT)).filter(FORMATS::contains);
  }
}

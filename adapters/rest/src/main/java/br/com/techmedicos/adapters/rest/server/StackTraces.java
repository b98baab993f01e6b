package br.com.techmedicos.adapters.rest.server;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Stack traces without messages: a message may quote a patient's input. */
public final class StackTraces {

  private static final int FRAMES = 12;
  private static final int CAUSES = 5;

  private StackTraces() {}

  /**
   * Formats an exception.
   *
   * @param thrown the exception
   * @return class names and frames, including those of its causes
   */
  public static String of(Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < CAUSES; i++) {
      trace.append(i == 0 ? "" : " caused by ").append(cause.getClass().getName());
      trace.append(
          Arrays.stream(cause.getStackTrace())
              .limit(FRAMES)
              .map(StackTraceElement::toString)
              .collect(Collectors.joining(" < ", " at ", "")));
      cause = cause.getCause();
    }
    return trace.toString();
  }
}

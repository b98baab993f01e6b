package br.com.techmedicos.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that a machine may have or not. A check that needs one it has not is reported as not
 * run.
 *
 * @param output what it printed, errors included
 */
record Tool(int exitCode, String output) {

  private static final int PATIENCE_MINUTES = 3;

  static boolean isInstalled(String... command) {
    try {
      return run(Path.of("."), Map.of(), command).exitCode() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  static Tool run(Path folder, Map<String, String> settings, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(settings);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(String.join(" ", command) + " does not end: " + output);
      }
      return new Tool(process.exitValue(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}

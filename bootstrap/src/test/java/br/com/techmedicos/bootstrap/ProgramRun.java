package br.com.techmedicos.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as people start it. */
final class ProgramRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path out;
  private final Path err;

  private ProgramRun(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it.
   *
   * @param folder for what it prints
   * @param settings its environment variables
   */
  static ProgramRun start(Path folder, Map<String, String> settings, String... args)
      throws IOException {
    return of(Application.class, folder, settings, args);
  }

  /** Starts another main class in the same way. */
  static ProgramRun of(Class<?> main, Path folder, Map<String, String> settings, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // it starts sooner
    URL classes = Application.class.getProtectionDomain().getCodeSource().getLocation();
    if (main == Application.class) {
      command.add("-Dlogback.configurationFile=" + new URL(classes, "logback.xml")); // its own
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(folder, "program", ".out");
    Path err = Files.createTempFile(folder, "program", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(settings);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new ProgramRun(process, out, err);
  }

  /** Waits for its end; returns the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it says " + out() + error());
    }
    return process.exitValue();
  }

  /** Waits until it has printed a text; returns all that it has printed. */
  String awaitOut(String text) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!out().contains(text)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError("it does not say " + text + ", but " + out() + error());
      }
      Thread.sleep(50);
    }
    return out();
  }

  String out() {
    return text(out);
  }

  /**
   * What it prints on standard error, without the JVM's own warnings, which end in a blank line.
   */
  List<String> error() {
    return text(err)
        .lines()
        .filter(line -> !line.startsWith("WARNING: ") && !line.isBlank())
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}

package br.com.techmedicos.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The image, running in a chroot by buildah, with the rights of its user and the network of the
 * machine.
 */
final class Container implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path IMAGE = Path.of("image").toAbsolutePath();

  private final String name;
  private final Process process;
  private final Path said;
  private final Instant started = Instant.now();

  private Container(String name, Process process, Path said) {
    this.name = name;
    this.process = process;
    this.said = said;
  }

  /**
   * Starts the image.
   *
   * @param folder where its volumes are
   * @param settings its environment
   * @param arguments of its entry point
   */
  static Container start(Path folder, Map<String, String> settings, String... arguments)
      throws IOException {
    String name = sh(". ./storage && buildah from --pull-never \"$image\"").strip();
    List<String> entryPoint =
        sh(". ./storage && buildah inspect --format '{{range .OCIv1.Config.Entrypoint}}{{println .}}{{end}}' "
                + name)
            .strip()
            .lines()
            .toList();
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", ". ./storage && exec buildah run \"$@\"", "buildah"));
    command.add("--user=10001:10001");
    for (String volume : List.of("data", "keys", "tmp")) {
      Path path = Files.createDirectories(folder.resolve(volume));
      sh("chown 10001:10001 '" + path + "'");
      command.add("--volume=" + path + ":/" + volume);
    }
    settings.forEach((variable, value) -> command.add("--env=" + variable + "=" + value));
    command.addAll(List.of(name, "--"));
    command.addAll(entryPoint);
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile(folder, "said", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(IMAGE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    return new Container(name, process, said);
  }

  private static String sh(String line) throws IOException {
    Tool done = Tool.run(IMAGE, Map.of(), "bash", "-c", line);
    if (done.exitCode() != 0) {
      throw new IllegalStateException(line + ": " + done.output());
    }
    return done.output();
  }

  /** Waits until it has said a text. */
  void await(String text) throws Exception {
    while (!said().contains(text)) {
      if (!process.isAlive() || Instant.now().isAfter(started.plus(PATIENCE))) {
        throw new AssertionError("it does not say " + text + ", but " + said());
      }
      Thread.sleep(100);
    }
  }

  /** Asks the JVM in it to end, as a cluster does. */
  void terminate() {
    process
        .descendants()
        .filter(inside -> inside.info().command().orElse("").endsWith("/java"))
        .forEach(ProcessHandle::destroy);
  }

  /** Waits for its end; returns the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it says " + said());
    }
    return process.exitValue();
  }

  String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws Exception {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    sh(". ./storage && buildah rm " + name);
  }
}

package br.com.techmedicos.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder;

  @Test
  void both_archives_have_the_script_the_service_its_libraries_and_their_licences()
      throws Exception {
    Unpacked unpacked = Unpacked.into(folder);
    String name = unpacked.home().getFileName().toString();
    List<String> zipped;
    try (ZipFile zip = new ZipFile(Unpacked.archive(".zip").toFile())) {
      zipped = zip.stream().map(ZipEntry::getName).filter(entry -> !entry.endsWith("/")).toList();
    }
    try (Stream<Path> files = Files.walk(unpacked.home())) {
      assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(zipped)
          .contains(
              name + "/bin/techmedicos.bat",
              name + "/techmedicos.jar",
              name + "/README.md",
              name + "/LICENSE",
              name + "/CHANGELOG.md");
    }
    assertThat(mode(unpacked.script())).isEqualTo("rwxr-xr-x");
    assertThat(mode(unpacked.home().resolve("techmedicos.jar"))).isEqualTo("rw-r--r--");
    assertThat(Files.readString(unpacked.home().resolve("THIRD-PARTY.txt")))
        .contains("Apache", "io.netty:netty-handler", "com.h2database:h2")
        .doesNotContain("br.com.techmedicos");
    assertThat(Files.readString(unpacked.home().resolve("sbom.json")))
        .contains(
            "\"CycloneDX\"", "pkg:maven/io.netty/netty-handler@", "pkg:maven/com.h2database/h2@");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void what_is_unpacked_starts_ends_when_told_to_and_starts_again_with_the_classes_it_left()
      throws Exception {
    int port = freePort();
    Unpacked unpacked =
        Unpacked.into(folder.resolve("place"))
            .with("TECHMEDICOS_DATA", folder.resolve("the data").toString())
            .with("MICRONAUT_SERVER_PORT", Integer.toString(port))
            .with("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -Xlog:class+load:file=classes.log");

    startAndEnd(unpacked, port);
    try (Stream<Path> cached = Files.list(folder.resolve("the data/cache"))) {
      assertThat(cached).hasSize(1);
    }
    startAndEnd(unpacked, port);

    assertThat(Files.readAllLines(unpacked.work().resolve("classes.log")))
        .anyMatch(
            line ->
                line.contains(" br.com.techmedicos.bootstrap.Application source: shared objects"));
  }

  private static void startAndEnd(Unpacked unpacked, int port) throws Exception {
    Process process = unpacked.start(unpacked.script());
    try {
      awaitReady(process, port, unpacked);
      process.destroy();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ended").isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void awaitReady(Process process, int port, Unpacked unpacked) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
            .build();
    Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
    while (Instant.now().isBefore(deadline) && process.isAlive()) {
      try {
        if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // it is still starting
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it did not start: " + Files.readString(unpacked.said()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

package br.com.techmedicos.adapters.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentScannerContract;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentScanner.Scan;
import br.com.techmedicos.application.healthrecord.content.ContentScanner.ScanResult;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real daemon. */
class ClamAvContentScannerTest extends ContentScannerContract {

  private static final int LARGEST_STREAM = 8_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path temp;

  private static Clamd clamd;

  @BeforeAll
  static void startClamd() throws Exception {
    clamd = Clamd.start(temp, LARGEST_STREAM, "");
  }

  @AfterAll
  static void stopClamd() throws Exception {
    if (clamd != null) {
      clamd.close();
    }
  }

  @Override
  protected ContentScanner scanner() {
    return new ClamAvContentScanner(clamd.overUnixSocket(), PATIENCE);
  }

  @Test
  void malware_in_an_archive_is_found() throws Exception {
    assertThat(resultOf(zipped(zipped(eicar())), 100)).isEqualTo(ScanResult.INFECTED);
  }

  @Test
  void a_content_larger_than_the_daemon_takes_is_not_looked_into() {
    byte[] large = new byte[LARGEST_STREAM + 1];

    assertThatThrownBy(() -> resultOf(large, 100_000)).isInstanceOf(ScannerUnavailable.class);

    assertThat(resultOf(eicar(), 68)).isEqualTo(ScanResult.INFECTED);
  }

  @Test
  void what_the_daemon_was_told_not_to_let_pass_unseen_is_not_clean(@TempDir Path other)
      throws Exception {
    String limits = "MaxFileSize 1000000\nAlertExceedsMax yes";
    try (Clamd careful = Clamd.start(other, LARGEST_STREAM, limits)) {
      ContentScanner scanner = new ClamAvContentScanner(careful.overUnixSocket(), PATIENCE);
      try (Scan scan = scanner.begin()) {
        scan.inspect(new byte[2_000_000], 0, 2_000_000);
        assertThat(scan.finish()).isEqualTo(ScanResult.INFECTED);
      }
    }
  }

  /** The same over TCP. */
  @Nested
  class OverTcp extends ContentScannerContract {

    @Override
    protected ContentScanner scanner() {
      return new ClamAvContentScanner(clamd.overTcp(), PATIENCE);
    }
  }

  @Test
  void a_daemon_that_is_at_no_such_place_is_refused() {
    for (String place : new String[] {"http://localhost", "tcp://localhost", "localhost:3310"}) {
      assertThatThrownBy(() -> new ClamAvContentScanner(URI.create(place), PATIENCE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(place);
    }
  }

  @Test
  void a_daemon_that_is_down_looks_into_nothing() {
    for (String place :
        new String[] {"tcp://127.0.0.1:1", "tcp://nowhere.invalid:3310", "unix:///nowhere/clamd"}) {
      ContentScanner down = new ClamAvContentScanner(URI.create(place), PATIENCE);

      assertThatThrownBy(down::begin)
          .isInstanceOf(ScannerUnavailable.class)
          .hasMessageContaining(place);
    }
  }

  private static byte[] zipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("laudo"));
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}

package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.healthrecord.SampleContent.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentScanner.Scan;
import br.com.techmedicos.application.healthrecord.content.ContentScanner.ScanResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link ContentScanner}: malware is found, however the content is split. */
@Promises
public abstract class ContentScannerContract {

  /** {@return the scanner under test} */
  protected abstract ContentScanner scanner();

  /**
   * Returns the EICAR test file, a harmless file that every scanner reports as malware. It is in
   * two parts, so that no scanner detects it in this class.
   */
  public static byte[] eicar() {
    return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 3 * MIB + 1})
  void what_has_no_malware_is_clean(int size) {
    assertThat(resultOf(SampleContent.ofSize(size), 65_536)).isEqualTo(ScanResult.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 67, 68, 1_000})
  void malware_is_found_in_whatever_pieces_it_comes(int piece) {
    assertThat(resultOf(eicar(), piece)).isEqualTo(ScanResult.INFECTED);
  }

  @Test
  void only_the_part_that_is_given_counts() {
    byte[] eicar = eicar();
    byte[] buffer = new byte[eicar.length + 20];
    System.arraycopy(eicar, 0, buffer, 10, eicar.length);

    try (Scan scan = scanner().begin()) {
      scan.inspect(buffer, 10, eicar.length - 1);
      assertThat(scan.finish()).isEqualTo(ScanResult.CLEAN);
    }
    try (Scan scan = scanner().begin()) {
      scan.inspect(buffer, 10, eicar.length);
      assertThat(scan.finish()).isEqualTo(ScanResult.INFECTED);
    }
  }

  @Test
  void a_buffer_may_be_used_again() {
    byte[] eicar = eicar();
    byte[] buffer = new byte[34];

    try (Scan scan = scanner().begin()) {
      System.arraycopy(eicar, 0, buffer, 0, 34);
      scan.inspect(buffer, 0, 34);
      System.arraycopy(eicar, 34, buffer, 0, 34);
      scan.inspect(buffer, 0, 34);
      Arrays.fill(buffer, (byte) 0);
      assertThat(scan.finish()).isEqualTo(ScanResult.INFECTED);
    }
  }

  @Test
  void a_scan_that_is_given_up_leaves_the_next_one_alone() {
    try (Scan scan = scanner().begin()) {
      scan.inspect(eicar(), 0, 60);
    }

    assertThat(resultOf(SampleContent.ofSize(100), 100)).isEqualTo(ScanResult.CLEAN);
  }

  @Test
  void contents_are_looked_into_at_once_without_being_mixed_up() {
    List<Callable<Boolean>> attempts =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      boolean infected = n % 2 == 1;
                      byte[] content = infected ? eicar() : SampleContent.ofSize(500_000);
                      return infected == (resultOf(content, 1_000) == ScanResult.INFECTED);
                    })
            .toList();

    assertThat(ConcurrentAttempts.atOnce(attempts))
        .allSatisfy(outcome -> assertThat(outcome.answer()).contains(true));
  }

  /**
   * Scans a content.
   *
   * @param piece how much of it comes at once
   * @return the verdict
   */
  protected final ScanResult resultOf(byte[] content, int piece) {
    try (Scan scan = scanner().begin()) {
      for (int offset = 0; offset < content.length; offset += piece) {
        scan.inspect(content, offset, Math.min(piece, content.length - offset));
      }
      return scan.finish();
    }
  }
}

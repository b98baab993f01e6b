package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Detects only the EICAR test file, which every scanner reports as malware although it is harmless.
 */
public final class InMemoryContentScanner implements ContentScanner {

  /** The test file, in two parts, so that no scanner detects it in this class. */
  private static final byte[] EICAR =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*")
          .getBytes(StandardCharsets.US_ASCII);

  @Override
  public Scan begin() {
    return new Search();
  }

  private static final class Search implements Scan {

    private byte[] tail = {};
    private ScanResult result = ScanResult.CLEAN;

    @Override
    public void inspect(byte[] bytes, int offset, int length) {
      byte[] seen = Arrays.copyOf(tail, tail.length + length);
      System.arraycopy(bytes, offset, seen, tail.length, length);
      for (int i = 0; i + EICAR.length <= seen.length; i++) {
        if (Arrays.equals(seen, i, i + EICAR.length, EICAR, 0, EICAR.length)) {
          result = ScanResult.INFECTED;
        }
      }
      // Keeps a possible beginning of the signature for the next part.
      tail = Arrays.copyOfRange(seen, Math.max(0, seen.length - EICAR.length + 1), seen.length);
    }

    @Override
    public ScanResult finish() {
      return result;
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}

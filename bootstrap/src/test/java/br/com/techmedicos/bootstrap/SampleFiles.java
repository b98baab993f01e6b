package br.com.techmedicos.bootstrap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Small files of real formats, none like another. */
final class SampleFiles {

  private SampleFiles() {}

  /** A PDF with one page that says so. */
  static byte[] pdf(String text) {
    String pdf =
        """
        %%PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj
        4 0 obj<</Length %d>>stream
        BT /F1 12 Tf 20 100 Td (%s) Tj ET
        endstream endobj
        trailer<</Root 1 0 R>>
        %%%%EOF
        """
            .formatted(text.length() + 33, text);
    return pdf.getBytes(StandardCharsets.UTF_8);
  }

  /** A PDF of that many bytes, most of which nobody can guess. */
  static byte[] pdf(int size, long seed) {
    byte[] noise = new byte[size - 9];
    new SplittableRandom(seed).nextBytes(noise);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream(size);
    pdf.writeBytes("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
    pdf.writeBytes(noise);
    return pdf.toByteArray();
  }
}

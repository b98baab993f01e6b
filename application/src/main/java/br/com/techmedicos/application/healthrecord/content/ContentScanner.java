package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ScannerUnavailable;

/** Scans content for malware while it is received. */
public interface ContentScanner {

  /**
   * Starts the scan of a content.
   *
   * @return the scan, which receives the content
   * @throws ScannerUnavailable if the scanner is not available
   */
  Scan begin();

  /** Scans one content. Always closed, even if the content was cut off. */
  interface Scan extends AutoCloseable {

    /**
     * Scans a part of the content.
     *
     * @param bytes holds it; not changed
     * @param length how long it is
     * @throws ScannerUnavailable if the scan fails
     */
    void inspect(byte[] bytes, int offset, int length);

    /**
     * Completes the scan after the last part.
     *
     * @return the verdict
     * @throws ScannerUnavailable if the content could not be scanned completely
     */
    ScanResult finish();

    @Override
    void close();
  }

  /** The result of a scan. */
  enum ScanResult {
    /** No malware was found. */
    CLEAN,
    /** Malware was found; the content must not be stored. */
    INFECTED
  }

  /**
   * Returns a scanner that does not scan.
   *
   * @return a scanner that finds everything clean
   */
  static ContentScanner off() {
    return () ->
        new Scan() {
          @Override
          public void inspect(byte[] bytes, int offset, int length) {
            // off
          }

          @Override
          public ScanResult finish() {
            return ScanResult.CLEAN;
          }

          @Override
          public void close() {
            // nothing was opened
          }
        };
  }
}

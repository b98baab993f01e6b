package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ScannerUnavailable;

/** Scans content for malware while it is received. */
public interface ContentScanner {

  /**
   * Begins to look into one content.
   *
   * @return takes the content
   * @throws ScannerUnavailable if it cannot be looked into now
   */
  Scan begin();

  /** Scans one content. Always closed, even if the content was cut off. */
  interface Scan extends AutoCloseable {

    /**
     * Takes a part of the content.
     *
     * @param bytes holds it; not changed
     * @param offset where it begins
     * @param length how long it is
     * @throws ScannerUnavailable if it cannot be looked into any more
     */
    void inspect(byte[] bytes, int offset, int length);

    /**
     * Tells what was found, once all of the content was taken.
     *
     * @return what was found
     * @throws ScannerUnavailable if it could not be looked into as a whole
     */
    ScanResult finish();

    @Override
    void close();
  }

  /** What was found. */
  enum ScanResult {
    /** Nothing. */
    CLEAN,
    /** Malware; the content must not be kept. */
    INFECTED
  }

  /**
   * Looks into nothing: scanning is off.
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

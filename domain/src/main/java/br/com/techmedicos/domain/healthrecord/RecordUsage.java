package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;

/**
 * How much a patient has uploaded. Documents by doctors do not count.
 *
 * @param bytes how large they are together
 */
public record RecordUsage(long files, long bytes) {

  /** The maximum number of files that a patient may upload. */
  public static final long MAXIMUM_FILES = 5_000;

  /** The maximum number of bytes that a patient may upload: 20 GiB. */
  public static final long MAXIMUM_BYTES = 20L << 30;

  /**
   * Checks that the quota allows one more file.
   *
   * @param size of the file, in bytes; 0 if it is not known yet
   * @throws DomainException with {@link HealthRecordViolation.QuotaExceeded}
   */
  public void checkRoomFor(long size) {
    if (files + 1 > MAXIMUM_FILES || bytes + size > MAXIMUM_BYTES) {
      throw new DomainException(
          new HealthRecordViolation.QuotaExceeded(MAXIMUM_FILES, MAXIMUM_BYTES >> 30));
    }
  }
}

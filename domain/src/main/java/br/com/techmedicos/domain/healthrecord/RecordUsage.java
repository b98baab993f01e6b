package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;

/**
 * How much a patient has uploaded. What doctors wrote does not count.
 *
 * @param files how many files
 * @param bytes how large they are together
 */
public record RecordUsage(long files, long bytes) {

  /** The most files one patient may upload. */
  public static final long MAXIMUM_FILES = 5_000;

  /** The most bytes one patient may upload: 20 GiB. */
  public static final long MAXIMUM_BYTES = 20L << 30;

  /**
   * Makes sure that there is room for one more file.
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

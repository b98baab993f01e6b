package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Objects;

/**
 * The stored content of a file: its name in the store, its wrapped key, format, size and digest.
 *
 * @param name what the store knows it by
 * @param key opens it
 * @param size of the plain content, in bytes, at least 1
 * @param digest of the plain content
 */
public record StoredContent(
    ContentName name, WrappedKey key, FileFormat format, long size, ContentDigest digest) {

  /** The maximum size of a content: 1 GiB. */
  public static final long MAXIMUM_SIZE = 1L << 30;

  public StoredContent {
    Objects.requireNonNull(name);
    Objects.requireNonNull(key);
    Objects.requireNonNull(format);
    Objects.requireNonNull(digest);
    if (size < 1) {
      throw new DomainException(new HealthRecordViolation.FileEmpty());
    }
    if (size > MAXIMUM_SIZE) {
      throw new DomainException(new HealthRecordViolation.FileTooLarge(MAXIMUM_SIZE));
    }
  }

  /**
   * Returns the same content with a newly wrapped key.
   *
   * @param newKey opens it, too
   * @return the content
   */
  public StoredContent withKey(WrappedKey newKey) {
    return new StoredContent(name, newKey, format, size, digest);
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "StoredContent[***]";
  }
}

package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Objects;

/**
 * The content of a file: where it is, what opens it, and what it is.
 *
 * @param name what the store knows it by
 * @param key opens it
 * @param format what it is
 * @param size of the plain content, in bytes, at least 1
 * @param digest of the plain content
 */
public record StoredContent(
    ContentName name, WrappedKey key, FileFormat format, long size, ContentDigest digest) {

  /** The most bytes of one content: 1 GiB. */
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
   * The same content, its key wrapped anew.
   *
   * @param newKey opens it, too
   * @return the content
   */
  public StoredContent withKey(WrappedKey newKey) {
    return new StoredContent(name, newKey, format, size, digest);
  }

  /** {@return nothing of it, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "StoredContent[***]";
  }
}

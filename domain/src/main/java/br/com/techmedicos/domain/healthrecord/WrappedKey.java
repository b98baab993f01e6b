package br.com.techmedicos.domain.healthrecord;

import java.util.Arrays;

/**
 * The key of a file's content, encrypted with the master key. Nobody can read the content without
 * it, so that deleting it destroys the content in all copies.
 */
public final class WrappedKey {

  /** The maximum length, in bytes. */
  public static final int MAXIMUM_LENGTH = 1024;

  private final byte[] bytes;

  private WrappedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Creates a wrapped key from a copy of the bytes.
   *
   * @param bytes as the cipher made them, 1 to {@value #MAXIMUM_LENGTH}
   * @return the key
   */
  public static WrappedKey of(byte[] bytes) {
    return new WrappedKey(bytes.clone());
  }

  /** {@return a copy of the bytes} */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrappedKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "WrappedKey[***]";
  }
}

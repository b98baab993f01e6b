package br.com.techmedicos.domain.healthrecord;

import java.util.Arrays;

/**
 * The key of one file's content, encrypted by the master key. Without it the content cannot be read
 * by anyone, so that forgetting it destroys the content, wherever copies of it are.
 */
public final class WrappedKey {

  /** The most bytes one has. */
  public static final int MAXIMUM_LENGTH = 1024;

  private final byte[] bytes;

  private WrappedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes a copy of the bytes.
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

  /** {@return nothing of the key, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "WrappedKey[***]";
  }
}

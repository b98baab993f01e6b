package br.com.techmedicos.domain.healthrecord;

import java.util.Arrays;

/** A message authentication code, of which only who has the key can say whether it holds. */
public final class Seal {

  /** The most bytes one has. */
  public static final int MAXIMUM_LENGTH = 64;

  /** Before anything was sealed. */
  public static final Seal NONE = new Seal(new byte[0]);

  private final byte[] bytes;

  private Seal(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes a copy of the bytes.
   *
   * @param bytes as they were made, at most {@value #MAXIMUM_LENGTH}
   * @return the seal
   */
  public static Seal of(byte[] bytes) {
    return new Seal(bytes.clone());
  }

  /** {@return a copy of the bytes} */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seal seal && Arrays.equals(bytes, seal.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@return nothing of it, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "Seal[***]";
  }
}

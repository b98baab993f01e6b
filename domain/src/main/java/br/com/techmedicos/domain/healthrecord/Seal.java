package br.com.techmedicos.domain.healthrecord;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A message authentication code. Only the owner of the key can verify it. */
public final class Seal {

  /** The maximum length, in bytes. */
  public static final int MAXIMUM_LENGTH = 64;

  /** The seal of an empty log. */
  public static final Seal NONE = new Seal(new byte[0]);

  private final byte[] bytes;

  private Seal(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Creates a seal from a copy of the bytes.
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

  /** {@return the bytes in hexadecimal digits} */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Joins IDs, names, numbers and instants by line breaks, to be sealed. None of them contains one,
   * so that no two lists give the same text.
   *
   * @param values at least one
   * @return the text in UTF-8
   */
  public static byte[] lines(Object... values) {
    return Arrays.stream(values)
        .map(Object::toString)
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seal seal && Arrays.equals(bytes, seal.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "Seal[***]";
  }
}

package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.InvalidValue;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 digest of a plaintext content (FIPS 180-4).
 *
 * @param value 64 hexadecimal digits in small letters
 */
public record ContentDigest(String value) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  public ContentDigest {
    if (!DIGITS.matcher(value).matches()) {
      throw new DomainException(new InvalidValue.TextLength(64, 64));
    }
  }

  /**
   * Creates a digest from its computed bytes.
   *
   * @param bytes 32 of them
   * @return the digest
   */
  public static ContentDigest of(byte[] bytes) {
    return new ContentDigest(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}

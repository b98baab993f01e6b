package br.com.techmedicos.adapters.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of signed data (CMS, RFC 5652, 5.1), in DER, BER or PEM (RFC 7468), as far as what
 * was signed. Libraries want all of it, or as much memory as a length in it says.
 */
final class SignedData {

  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int PIECES = 0x24;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int EXPLICIT = 0xa0;
  private static final int INDEFINITE = Integer.MAX_VALUE;

  private static final String SIGNED_DATA = "2a864886f70d010702";

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (?:PKCS7|CMS)-----\\s([A-Za-z0-9+/\\s]*+)");

  private final ByteBuffer bytes;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean detached;

  private SignedData(byte[] beginning) {
    bytes = ByteBuffer.wrap(beginning);
  }

  /**
   * Reads the beginning.
   *
   * @return nothing if it is anything else: encrypted, certificates only, no CMS
   */
  static Optional<SignedData> of(byte[] beginning) {
    SignedData data = new SignedData(unarmored(beginning));
    try {
      data.read();
      return Optional.of(data);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether what was signed is elsewhere. */
  boolean isDetached() {
    return detached;
  }

  /** What was signed, as far as it is in the beginning. */
  byte[] content() {
    return content.toByteArray();
  }

  private static byte[] unarmored(byte[] beginning) {
    Matcher pem = PEM.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
    if (!pem.lookingAt()) {
      return beginning;
    }
    String base64 = pem.group(1).replaceAll("\\s", "");
    return Base64.getDecoder().decode(base64.substring(0, base64.length() / 4 * 4));
  }

  private void read() {
    open(SEQUENCE);
    if (!HexFormat.of().formatHex(value(OBJECT_IDENTIFIER)).equals(SIGNED_DATA)) {
      throw new IllegalArgumentException("not signed");
    }
    open(EXPLICIT);
    open(SEQUENCE);
    value(INTEGER);
    if (value(SET).length == 0) {
      throw new IllegalArgumentException("no digest, so nobody has signed");
    }
    int length = open(SEQUENCE);
    int end = length == INDEFINITE ? INDEFINITE : bytes.position() + length;
    value(OBJECT_IDENTIFIER);
    detached = length == INDEFINITE ? peek() == 0 : bytes.position() == end;
    if (!detached) {
      open(EXPLICIT);
      readContent();
    }
  }

  private void readContent() {
    if (peek() != PIECES) {
      readOctets();
      return;
    }
    open(PIECES);
    while (bytes.hasRemaining() && peek() == OCTETS) {
      readOctets();
    }
  }

  private void readOctets() {
    byte[] octets = new byte[Math.min(open(OCTETS), bytes.remaining())];
    bytes.get(octets);
    content.writeBytes(octets);
  }

  private byte[] value(int tag) {
    int length = open(tag);
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  /** Passes a tag and a length (X.690, 8.1). */
  private int open(int tag) {
    if (next() != tag) {
      throw new IllegalArgumentException("another element");
    }
    int first = next();
    if (first < 0x80) {
      return first;
    }
    long length = 0;
    for (int octets = first & 0x7f; octets > 0; octets--) {
      length = Math.min(length << 8 | next(), INDEFINITE);
    }
    return first == 0x80 ? INDEFINITE : (int) length;
  }

  private int next() {
    return Byte.toUnsignedInt(bytes.get());
  }

  private int peek() {
    return Byte.toUnsignedInt(bytes.duplicate().get());
  }
}

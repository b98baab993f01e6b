package br.com.techmedicos.twin;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** How the schema keeps ids and instants, and how prices are shown. */
final class Columns {

  private Columns() {}

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** An amount as text, so that no client makes a binary fraction of it. */
  record Price(String amount, String currency) {

    static Price of(int cents) {
      return new Price(BigDecimal.valueOf(cents, 2).toPlainString(), "BRL");
    }
  }
}

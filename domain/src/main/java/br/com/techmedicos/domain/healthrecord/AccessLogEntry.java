package br.com.techmedicos.domain.healthrecord;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One row of a patient's access log. Its seal covers the access, its place in the log, and the seal
 * of the row before it, so that no row can be altered, moved, put in or taken out alone. How often
 * a refusal was repeated is sealed apart, since it grows.
 *
 * @param sequence its place, from 1 on, without gaps
 * @param access what happened
 * @param times how often, at least 1
 * @param seal of access, place and the row before
 * @param timesSealed the seal of {@code times}
 */
public record AccessLogEntry(long sequence, Access access, int times, Seal seal, Seal timesSealed) {

  /**
   * Takes all parts.
   *
   * @param sequence its place, from 1 on, without gaps
   * @param access what happened
   * @param times how often, at least 1
   * @param seal of access, place and the row before
   * @param timesSealed the seal of {@code times}
   */
  public AccessLogEntry {
    Objects.requireNonNull(access);
    Objects.requireNonNull(seal);
    Objects.requireNonNull(timesSealed);
  }

  static byte[] sealedContent(Seal before, long sequence, Access access) {
    return encoded(
        out -> {
          out.writeUTF("access");
          bytes(out, before.bytes());
          out.writeLong(sequence);
          id(out, access.patient().value());
          out.writeUTF(access.actor().role().name());
          id(out, access.actor().value());
          out.writeUTF(access.action().name());
          out.writeUTF(access.outcome().name());
          optionalId(out, access.file().map(RecordFileId::value));
          optionalId(out, access.grant().map(GrantId::value));
          out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, access.at()));
        });
  }

  static byte[] sealedTimes(Seal seal, int times) {
    return encoded(
        out -> {
          out.writeUTF("times");
          bytes(out, seal.bytes());
          out.writeInt(times);
        });
  }

  /** Writes values so that no two lists of values look the same. */
  interface Encoding {
    void to(DataOutputStream out) throws IOException;
  }

  static byte[] encoded(Encoding encoding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoding.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  static void id(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void optionalId(DataOutputStream out, Optional<UUID> id) throws IOException {
    out.writeBoolean(id.isPresent());
    if (id.isPresent()) {
      id(out, id.get());
    }
  }

  static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}

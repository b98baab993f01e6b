package br.com.techmedicos.domain.healthrecord;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;

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

  public AccessLogEntry {
    Objects.requireNonNull(access);
    Objects.requireNonNull(seal);
    Objects.requireNonNull(timesSealed);
  }

  static byte[] sealedContent(Seal before, long sequence, Access access) {
    return lines(
        "access",
        hex(before),
        sequence,
        access.patient(),
        access.actor().role(),
        access.actor().value(),
        access.action(),
        access.outcome(),
        access.file().map(RecordFileId::toString).orElse("-"),
        access.grant().map(GrantId::toString).orElse("-"),
        access.at());
  }

  static byte[] sealedTimes(Seal seal, int times) {
    return lines("times", hex(seal), times);
  }

  /** Ids, names, numbers and instants, of which none has a line break: no two lists look alike. */
  static byte[] lines(Object... values) {
    return Arrays.stream(values)
        .map(Object::toString)
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  static String hex(Seal seal) {
    return HexFormat.of().formatHex(seal.bytes());
  }
}

package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;

/**
 * One row of a patient's access log. Its seal covers the access, its place in the log, and the seal
 * of the row before it, so that altering, moving, inserting or removing a row is detected. The
 * number of repetitions has a seal of its own, because it changes later.
 *
 * @param sequence its place, from 1 on, without gaps
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
    return Seal.lines(
        "access",
        before.hex(),
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
    return Seal.lines("times", seal.hex(), times);
  }
}

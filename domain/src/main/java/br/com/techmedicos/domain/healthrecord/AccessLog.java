package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The end of a patient's access log: how many rows there are, and the seal of the last. Sealed
 * itself, so that rows cannot be cut off the end unnoticed.
 *
 * @param patient whose log
 * @param length how many rows there are
 * @param last the seal of the last row
 * @param seal of all this
 */
public record AccessLog(PatientId patient, long length, Seal last, Seal seal) {

  public AccessLog {
    Objects.requireNonNull(patient);
    Objects.requireNonNull(last);
    Objects.requireNonNull(seal);
  }

  /**
   * A log without rows.
   *
   * @param patient whose
   * @return the log
   */
  public static AccessLog empty(PatientId patient) {
    return new AccessLog(patient, 0, Seal.NONE, Seal.NONE);
  }

  /**
   * The row that an access makes.
   *
   * @param access to this patient's record
   * @param sealing makes seals
   * @return the row
   */
  public AccessLogEntry next(Access access, UnaryOperator<byte[]> sealing) {
    long sequence = length + 1;
    Seal sealed = Seal.of(sealing.apply(AccessLogEntry.sealedContent(last, sequence, access)));
    return new AccessLogEntry(sequence, access, 1, sealed, times(sealed, 1, sealing));
  }

  /**
   * The log with one more row.
   *
   * @param entry the {@linkplain #next next}
   * @param sealing makes seals
   * @return the log
   */
  public AccessLog with(AccessLogEntry entry, UnaryOperator<byte[]> sealing) {
    Seal sealed = Seal.of(sealing.apply(sealedContent(patient, entry.sequence(), entry.seal())));
    return new AccessLog(patient, entry.sequence(), entry.seal(), sealed);
  }

  /**
   * A row whose access was repeated.
   *
   * @param entry in the log
   * @param sealing makes seals
   * @return the row, once more
   */
  public static AccessLogEntry repeated(AccessLogEntry entry, UnaryOperator<byte[]> sealing) {
    int times = entry.times() + 1;
    return new AccessLogEntry(
        entry.sequence(), entry.access(), times, entry.seal(), times(entry.seal(), times, sealing));
  }

  /**
   * Whether a row is the one that was written after another.
   *
   * @param before the seal of the row before, {@link Seal#NONE} for the first
   * @param sequence its place
   * @param entry as it is now
   * @param holds whether a seal is that of a content
   */
  public static boolean isUnaltered(
      Seal before, long sequence, AccessLogEntry entry, BiPredicate<byte[], byte[]> holds) {
    return entry.sequence() == sequence
        && holds.test(
            entry.seal().bytes(), AccessLogEntry.sealedContent(before, sequence, entry.access()))
        && holds.test(
            entry.timesSealed().bytes(), AccessLogEntry.sealedTimes(entry.seal(), entry.times()));
  }

  /**
   * Whether this is the end of the rows that were read, and was itself not altered.
   *
   * @param rows how many were read
   * @param lastRead the seal of the last of them
   * @param holds whether a seal is that of a content
   */
  public boolean isEndOf(long rows, Seal lastRead, BiPredicate<byte[], byte[]> holds) {
    if (rows != length || !lastRead.equals(last)) {
      return false;
    }
    return length == 0
        ? seal.equals(Seal.NONE)
        : holds.test(seal.bytes(), sealedContent(patient, length, last));
  }

  private static Seal times(Seal seal, int times, UnaryOperator<byte[]> sealing) {
    return Seal.of(sealing.apply(AccessLogEntry.sealedTimes(seal, times)));
  }

  private static byte[] sealedContent(PatientId patient, long length, Seal last) {
    return AccessLogEntry.lines("log", patient, length, AccessLogEntry.hex(last));
  }
}

package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The head of a patient's access log: the number of rows and the seal of the last row. The head has
 * a seal of its own, so that cutting rows off the end is detected.
 *
 * @param length how many rows there are
 * @param last the seal of the last row
 */
public record AccessLog(PatientId patient, long length, Seal last, Seal seal) {

  public AccessLog {
    Objects.requireNonNull(patient);
    Objects.requireNonNull(last);
    Objects.requireNonNull(seal);
  }

  /**
   * Creates a log without rows.
   *
   * @return the log
   */
  public static AccessLog empty(PatientId patient) {
    return new AccessLog(patient, 0, Seal.NONE, Seal.NONE);
  }

  /**
   * Creates the row for an access.
   *
   * @param access to this patient's record
   * @return the row
   */
  public AccessLogEntry next(Access access, UnaryOperator<byte[]> sealing) {
    long sequence = length + 1;
    Seal sealed = Seal.of(sealing.apply(AccessLogEntry.sealedContent(last, sequence, access)));
    return new AccessLogEntry(sequence, access, 1, sealed, times(sealed, 1, sealing));
  }

  /**
   * Returns the log with one more row.
   *
   * @param entry the {@linkplain #next next}
   * @return the log
   */
  public AccessLog with(AccessLogEntry entry, UnaryOperator<byte[]> sealing) {
    SealedHead head = head().with(entry.seal(), sealing);
    return new AccessLog(patient, head.length(), head.last(), head.seal());
  }

  /**
   * Counts a repetition of the access of a row.
   *
   * @return the row with the new count
   */
  public static AccessLogEntry repeated(AccessLogEntry entry, UnaryOperator<byte[]> sealing) {
    int times = entry.times() + 1;
    return new AccessLogEntry(
        entry.sequence(), entry.access(), times, entry.seal(), times(entry.seal(), times, sealing));
  }

  /**
   * Whether a row follows another one and was not altered.
   *
   * @param before the seal of the row before, {@link Seal#NONE} for the first
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
   * Whether this head belongs to the rows that were read and was not altered itself.
   *
   * @param rows how many were read
   * @param lastRead the seal of the last of them
   * @param holds whether a seal is that of a content
   */
  public boolean isEndOf(long rows, Seal lastRead, BiPredicate<byte[], byte[]> holds) {
    return head().isEndOf(rows, lastRead, holds);
  }

  private static Seal times(Seal seal, int times, UnaryOperator<byte[]> sealing) {
    return Seal.of(sealing.apply(AccessLogEntry.sealedTimes(seal, times)));
  }

  private SealedHead head() {
    return new SealedHead(patient.toString(), length, last, seal);
  }
}

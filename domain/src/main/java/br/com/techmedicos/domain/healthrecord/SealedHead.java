package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The head of a log whose rows are sealed one after the other: the number of rows and the seal of
 * the last row. It has a seal of its own, so that cutting rows off the end is detected.
 *
 * @param log which log: one line
 * @param length how many rows there are
 * @param last the seal of the last row
 */
public record SealedHead(String log, long length, Seal last, Seal seal) {

  public SealedHead {
    Objects.requireNonNull(log);
    Objects.requireNonNull(last);
    Objects.requireNonNull(seal);
  }

  /**
   * The head of a log without rows.
   *
   * @param log which log
   * @return the head
   */
  public static SealedHead empty(String log) {
    return new SealedHead(log, 0, Seal.NONE, Seal.NONE);
  }

  /**
   * Returns the head with one more row.
   *
   * @param row the seal of the row
   * @return the head
   */
  public SealedHead with(Seal row, UnaryOperator<byte[]> sealing) {
    long next = length + 1;
    return new SealedHead(log, next, row, Seal.of(sealing.apply(sealedContent(log, next, row))));
  }

  /**
   * Whether this head belongs to the rows that were read and was not altered itself.
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
        : holds.test(seal.bytes(), sealedContent(log, length, last));
  }

  private static byte[] sealedContent(String log, long length, Seal last) {
    return Seal.lines("log", log, length, last.hex());
  }
}

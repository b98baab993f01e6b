package br.com.techmedicos.domain.oversight;

import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * One row of the log of operators' acts. Its seal covers the act, its place, and the seal of the
 * row before it, so that altering, moving, inserting or removing a row is detected.
 *
 * @param sequence its place, from 1 on, without gaps
 * @param seal of act, place and the row before
 */
public record OperatorActEntry(long sequence, OperatorAct act, Seal seal) {

  /** The name of the log. */
  public static final String LOG = "operators";

  public OperatorActEntry {
    Objects.requireNonNull(act);
    Objects.requireNonNull(seal);
  }

  /**
   * Creates the row that follows.
   *
   * @param head of the log as it is
   * @return the row
   */
  public static OperatorActEntry next(
      SealedHead head, OperatorAct act, UnaryOperator<byte[]> sealing) {
    long sequence = head.length() + 1;
    return new OperatorActEntry(
        sequence, act, Seal.of(sealing.apply(sealedContent(head.last(), sequence, act))));
  }

  /**
   * Whether the row follows another one and was not altered.
   *
   * @param before the seal of the row before, {@link Seal#NONE} for the first
   * @param place where it is
   * @param holds whether a seal is that of a content
   */
  public boolean isUnaltered(Seal before, long place, BiPredicate<byte[], byte[]> holds) {
    return sequence == place && holds.test(seal.bytes(), sealedContent(before, sequence, act));
  }

  private static byte[] sealedContent(Seal before, long sequence, OperatorAct act) {
    return Seal.lines(
        "act",
        before.hex(),
        sequence,
        act.operator(),
        act.operation(),
        act.subject().map(UUID::toString).orElse("-"),
        act.at());
  }
}

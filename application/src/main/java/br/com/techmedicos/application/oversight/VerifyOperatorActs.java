package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import br.com.techmedicos.domain.oversight.OperatorActEntry;
import java.util.List;
import java.util.OptionalLong;

/**
 * Checks that the log of operators' acts was not tampered with: no row changed, inserted, removed
 * or cut off the end.
 */
public final class VerifyOperatorActs {

  private static final int AT_ONCE = 1_000;

  private final UnitOfWork unitOfWork;
  private final OperatorActs acts;
  private final AccessLogSeal seal;

  VerifyOperatorActs(UnitOfWork unitOfWork, OperatorActs acts, AccessLogSeal seal) {
    this.unitOfWork = unitOfWork;
    this.acts = acts;
    this.seal = seal;
  }

  /** Verifies the log. */
  public record Query() {}

  /**
   * The result of the verification.
   *
   * @param rows how many rows are as they were written
   * @param altered the first row that is not, if any; one more than there are if the end is missing
   */
  public record Findings(long rows, OptionalLong altered) {}

  /**
   * Verifies the log and stops at the first altered row. Nobody can write to it meanwhile.
   *
   * @param query nothing needs to be said
   * @return the findings
   */
  public Findings handle(Query query) {
    return unitOfWork.execute(this::read);
  }

  private Findings read() {
    SealedHead head = acts.hold();
    long read = 0;
    Seal last = Seal.NONE;
    for (List<OperatorActEntry> rows = acts.rows(0, AT_ONCE);
        !rows.isEmpty();
        rows = acts.rows(read, AT_ONCE)) {
      for (OperatorActEntry row : rows) {
        if (!row.isUnaltered(last, read + 1, seal::holds)) {
          return new Findings(read, OptionalLong.of(read + 1));
        }
        read++;
        last = row.seal();
      }
    }
    boolean whole = head.isEndOf(read, last, seal::holds);
    return new Findings(read, whole ? OptionalLong.empty() : OptionalLong.of(read + 1));
  }
}

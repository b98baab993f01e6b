package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.oversight.OperatorActEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The log of what operators did. Rows are only added, never removed. */
public interface OperatorActs {

  /**
   * Locks the log until the unit of work ends, so that rows are added one after the other.
   *
   * @return its head
   */
  SealedHead hold();

  /**
   * Adds a row to the locked log.
   *
   * @param head as it is with the row
   */
  void append(SealedHead head, OperatorActEntry entry);

  /**
   * Returns rows, oldest first.
   *
   * @param after rows after this place
   */
  List<OperatorActEntry> rows(long after, int limit);

  /**
   * Lists rows, latest first.
   *
   * @param operator only theirs, if named
   * @param subject only those about this, if named
   * @param before rows before this place, or from the latest on
   * @param limit the most on the page
   */
  Page<OperatorActEntry, Long> list(
      Optional<OperatorId> operator, Optional<UUID> subject, Optional<Long> before, int limit);
}

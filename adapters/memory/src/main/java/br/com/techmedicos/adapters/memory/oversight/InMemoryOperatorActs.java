package br.com.techmedicos.adapters.memory.oversight;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.oversight.OperatorActs;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.oversight.OperatorActEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operators' acts in memory. Only one unit of work runs at a time. */
public final class InMemoryOperatorActs implements OperatorActs {

  private static final Comparator<OperatorActEntry> OLDEST_FIRST =
      Comparator.comparing(OperatorActEntry::sequence);

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<String, SealedHead> heads;
  private final InMemoryTable<Long, OperatorActEntry> rows;

  public InMemoryOperatorActs(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.heads = new InMemoryTable<>(unitOfWork);
    this.rows = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public SealedHead hold() {
    return heads.find(OperatorActEntry.LOG).orElseGet(() -> SealedHead.empty(OperatorActEntry.LOG));
  }

  @Override
  public void append(SealedHead head, OperatorActEntry entry) {
    unitOfWork.atomically(
        () -> {
          rows.put(entry.sequence(), entry);
          heads.put(head.log(), head);
          return head;
        });
  }

  @Override
  public List<OperatorActEntry> rows(long after, int limit) {
    return rows.all().stream()
        .filter(entry -> entry.sequence() > after)
        .sorted(OLDEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public Page<OperatorActEntry, Long> list(
      Optional<OperatorId> operator, Optional<UUID> subject, Optional<Long> before, int limit) {
    return Page.cut(
        rows.all().stream()
            .filter(entry -> operator.isEmpty() || operator.get().equals(entry.act().operator()))
            .filter(entry -> subject.isEmpty() || subject.equals(entry.act().subject()))
            .filter(entry -> before.isEmpty() || entry.sequence() < before.get())
            .sorted(OLDEST_FIRST.reversed())
            .limit(limit + 1L)
            .toList(),
        OperatorActEntry::sequence,
        limit);
  }

  /** For tests: removes the last row, as an attacker would. */
  public void cutOff() {
    rows.remove(hold().length());
  }
}

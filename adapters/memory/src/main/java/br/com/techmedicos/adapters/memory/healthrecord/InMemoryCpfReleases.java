package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.datasubject.CpfRelease;
import br.com.techmedicos.application.healthrecord.datasubject.CpfReleases;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The CPFs that were taken from accounts, in memory. */
public final class InMemoryCpfReleases implements CpfReleases {

  private final InMemoryTable<PatientId, CpfRelease> releases;

  public InMemoryCpfReleases(InMemoryUnitOfWork unitOfWork) {
    this.releases = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(CpfRelease release) {
    releases.put(release.from(), release);
  }

  @Override
  public Optional<Instant> latest(Cpf cpf) {
    return releases.all().stream()
        .filter(release -> release.cpf().equals(cpf))
        .map(CpfRelease::releasedAt)
        .max(Comparator.naturalOrder());
  }
}

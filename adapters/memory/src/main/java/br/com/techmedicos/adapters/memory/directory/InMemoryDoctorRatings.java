package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;

/** The rating totals of doctors, in memory. */
public final class InMemoryDoctorRatings implements DoctorRatings {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<DoctorId, RatingSummary> sums;

  public InMemoryDoctorRatings(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.sums = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(DoctorId doctor, Stars stars) {
    unitOfWork.atomically(
        () -> {
          RatingSummary before = of(doctor);
          RatingSummary sum = new RatingSummary(before.stars() + stars.count(), before.count() + 1);
          sums.put(doctor, sum);
          return sum;
        });
  }

  @Override
  public RatingSummary of(DoctorId doctor) {
    return sums.find(doctor).orElse(RatingSummary.NONE);
  }
}

package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Agendas and appointments. */
@Factory
final class SchedulingFactory {

  @Singleton
  Scheduling scheduling(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Accounts accounts,
      Patients patients,
      Doctors doctors,
      DoctorRatings ratings,
      Agendas agendas,
      Appointments appointments,
      AppointmentListings listings,
      AvailabilityIndex availability,
      BookingQueue queue,
      Identity identity,
      @Property(name = "techmedicos.rate-limits.enabled", defaultValue = "true") boolean rateLimits,
      IdGenerator ids,
      Clock clock) {
    return new Scheduling(
        new Scheduling.Ports(
            unitOfWork,
            outbox,
            accounts,
            patients,
            doctors,
            ratings,
            agendas,
            appointments,
            listings,
            availability,
            queue),
        identity,
        rateLimits ? BookingPolicy.standard() : BookingPolicy.withoutQuota(),
        ids,
        clock);
  }
}

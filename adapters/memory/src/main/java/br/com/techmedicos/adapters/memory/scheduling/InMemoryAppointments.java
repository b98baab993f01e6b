package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.HeldSlot;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All appointments, in memory. The rules hold because only one unit of work runs at a time. */
public final class InMemoryAppointments implements Appointments {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<AppointmentId, Appointment> appointments;

  public InMemoryAppointments(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.appointments = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(Appointment appointment) {
    keep(appointment);
  }

  @Override
  public Optional<Appointment> find(AppointmentId id) {
    return appointments.find(id);
  }

  @Override
  public void update(Appointment appointment) {
    keep(appointment);
  }

  private void keep(Appointment appointment) {
    unitOfWork.atomically(
        () -> {
          appointments.save(appointment.id(), appointment, Appointment::version);
          if (appointment.status().live()) {
            requireThatItsSlotIsFree(appointment);
          }
          return appointment;
        });
  }

  private void requireThatItsSlotIsFree(Appointment appointment) {
    List<Appointment> others =
        live().filter(other -> !other.id().equals(appointment.id())).toList();
    List<Appointment> overlapping =
        others.stream().filter(other -> other.slot().overlaps(appointment.slot())).toList();
    if (overlapping.stream().anyMatch(other -> other.doctor().equals(appointment.doctor()))) {
      throw new DomainException(
          new SchedulingViolation.SlotAlreadyTaken(
              appointment.doctor(), appointment.slot().startsAt()));
    }
    if (overlapping.stream().anyMatch(other -> other.patient().equals(appointment.patient()))) {
      throw new DomainException(new SchedulingViolation.PatientBusy());
    }
    long pending =
        others.stream()
            .filter(other -> other.patient().equals(appointment.patient()))
            .filter(InMemoryAppointments::awaitsAnswer)
            .count();
    if (awaitsAnswer(appointment) && pending >= MAXIMUM_REQUESTS_PENDING) {
      throw new DomainException(
          new SchedulingViolation.TooManyRequestsPending(MAXIMUM_REQUESTS_PENDING));
    }
  }

  @Override
  public List<Appointment> inTheWay(PatientId patient, DoctorId doctor, Slot slot) {
    return live()
        .filter(
            appointment ->
                (appointment.doctor().equals(doctor) && appointment.slot().overlaps(slot))
                    || (appointment.patient().equals(patient) && awaitsAnswer(appointment)))
        .toList();
  }

  @Override
  public List<Appointment> awaitingAnswer(PatientId patient) {
    return all().stream()
        .filter(InMemoryAppointments::awaitsAnswer)
        .filter(request -> request.patient().equals(patient))
        .toList();
  }

  @Override
  public boolean anyCompleted(PatientId patient) {
    return all().stream()
        .filter(appointment -> appointment.patient().equals(patient))
        .anyMatch(appointment -> appointment.status() == AppointmentStatus.COMPLETED);
  }

  @Override
  public List<Appointment> overdue(Instant now, int limit) {
    return live()
        .filter(appointment -> appointment.settle(now).isPresent())
        .sorted(Comparator.comparing(appointment -> deadline(appointment, now)))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Appointment> upcoming(DoctorId doctor, Instant now) {
    return live()
        .filter(appointment -> appointment.doctor().equals(doctor))
        .filter(appointment -> appointment.slot().startsAt().isAfter(now))
        .sorted(Comparator.comparing(Appointment::slot))
        .toList();
  }

  @Override
  public List<HeldSlot> occupied(DoctorId doctor, Instant from, Instant to, Instant now) {
    return live()
        .filter(appointment -> appointment.doctor().equals(doctor))
        .filter(appointment -> appointment.asOf(now).status().live())
        .map(appointment -> new HeldSlot(appointment.slot(), deadline(appointment, Instant.MAX)))
        .filter(held -> held.slot().endsAt().isAfter(from) && held.slot().startsAt().isBefore(to))
        .sorted(Comparator.comparing(HeldSlot::slot))
        .toList();
  }

  @Override
  public Map<DoctorId, List<HeldSlot>> occupied(
      Collection<DoctorId> doctors, Instant from, Instant to, Instant now) {
    Map<DoctorId, List<HeldSlot>> occupied = new HashMap<>();
    for (DoctorId doctor : doctors) {
      List<HeldSlot> slots = occupied(doctor, from, to, now);
      if (!slots.isEmpty()) {
        occupied.put(doctor, slots);
      }
    }
    return occupied;
  }

  /** Returns all appointments, as they are now. */
  public List<Appointment> all() {
    return appointments.all();
  }

  private Stream<Appointment> live() {
    return all().stream().filter(appointment -> appointment.status().live());
  }

  private static boolean awaitsAnswer(Appointment appointment) {
    return appointment.status() == AppointmentStatus.REQUESTED;
  }

  private static Instant deadline(Appointment overdue, Instant now) {
    return overdue.settle(now).orElseThrow().event().occurredAt();
  }

  /** Removes all appointments of a patient. */
  public void remove(PatientId patient) {
    all().stream()
        .filter(appointment -> appointment.patient().equals(patient))
        .forEach(appointment -> appointments.remove(appointment.id()));
  }
}

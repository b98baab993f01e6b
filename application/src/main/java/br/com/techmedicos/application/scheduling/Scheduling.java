package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.directory.DoctorFollowUp;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import java.time.Clock;
import java.util.function.Consumer;

/** The use cases of agendas and appointments. They hold no state but what was taken just now. */
public final class Scheduling {

  private final Dependencies ports;
  private final Identity identity;
  private final IdGenerator ids;
  private final Clock clock;
  private final TakenSlots taken = new TakenSlots();
  private final AppointmentAccess access;
  private final SlotReservation reservation;

  /** The ports that the use cases need. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Accounts accounts,
      Doctors doctors,
      DoctorRatings ratings,
      Agendas agendas,
      Offers offers,
      Appointments appointments,
      BookingTurns turns,
      AppointmentListings listings,
      AvailabilityIndex availability,
      CalendarFeeds calendarFeeds,
      CalendarSecrets calendarSecrets) {}

  /** The use cases, with the standard booking policy. */
  public Scheduling(Dependencies ports, Identity identity, IdGenerator ids, Clock clock) {
    this(ports, identity, BookingPolicy.standard(), ids, clock);
  }

  public Scheduling(
      Dependencies ports, Identity identity, BookingPolicy policy, IdGenerator ids, Clock clock) {
    this.ports = ports;
    this.identity = identity;
    this.ids = ids;
    this.clock = clock;
    this.access =
        new AppointmentAccess(
            ports.unitOfWork,
            ports.accounts,
            ports.appointments,
            ports.listings,
            ports.availability,
            taken,
            ports.outbox,
            clock);
    this.reservation =
        new SlotReservation(ports.turns, ports.agendas, ports.appointments, access, taken, policy);
  }

  public ViewAgenda viewAgenda() {
    return new ViewAgenda(ports.agendas, ports.doctors);
  }

  public PublishAgenda publishAgenda() {
    return new PublishAgenda(
        ports.unitOfWork,
        viewAgenda(),
        ports.agendas,
        ports.availability,
        taken,
        ports.outbox,
        clock);
  }

  public CancelDay cancelDay() {
    return new CancelDay(
        ports.unitOfWork,
        ports.doctors,
        viewAgenda(),
        publishAgenda(),
        ports.listings,
        access,
        clock);
  }

  public ListSlots listSlots() {
    return new ListSlots(ports.offers, ports.appointments, clock);
  }

  public ReadMarks readMarks() {
    return new ReadMarks(ports.availability);
  }

  /**
   * Adds a watcher of what doctors offer.
   *
   * @param watcher is told each doctor whose mark was raised on this instance, before whoever
   *     raised it is answered
   */
  public void watchMarks(Consumer<DoctorId> watcher) {
    ports.availability.watch(watcher);
  }

  public BookAppointment bookAppointment() {
    return new BookAppointment(
        ports.unitOfWork, identity.emailRequirement(), taken, reservation, access, ids, clock);
  }

  public AcceptAppointment acceptAppointment() {
    return new AcceptAppointment(access);
  }

  public RefuseAppointment refuseAppointment() {
    return new RefuseAppointment(access);
  }

  public CancelAppointment cancelAppointment() {
    return new CancelAppointment(access);
  }

  public RescheduleAppointment rescheduleAppointment() {
    return new RescheduleAppointment(access, reservation);
  }

  public CompleteAppointment completeAppointment() {
    return new CompleteAppointment(access);
  }

  public ReportNoShow reportNoShow() {
    return new ReportNoShow(access);
  }

  public RateAppointment rateAppointment() {
    return new RateAppointment(access, ports.ratings);
  }

  public ViewAppointment viewAppointment() {
    return new ViewAppointment(ports.listings, clock);
  }

  public ListAppointments listAppointments() {
    return new ListAppointments(ports.listings, clock);
  }

  public MakeCalendarFeed makeCalendarFeed() {
    return new MakeCalendarFeed(
        ports.unitOfWork,
        identity.callerLock(),
        ports.calendarFeeds,
        ports.calendarSecrets,
        ids,
        clock);
  }

  public ViewCalendarFeed viewCalendarFeed() {
    return new ViewCalendarFeed(ports.calendarFeeds, ports.calendarSecrets);
  }

  public RevokeCalendarFeed revokeCalendarFeed() {
    return new RevokeCalendarFeed(ports.unitOfWork, ports.accounts, ports.calendarFeeds);
  }

  public ReadCalendarFeed readCalendarFeed() {
    return new ReadCalendarFeed(ports.calendarFeeds, ports.accounts, ports.listings, clock);
  }

  public SuspendPatient suspendPatient() {
    return new SuspendPatient(
        ports.unitOfWork, identity.suspendAccount(), ports.appointments, access, clock);
  }

  /** {@return what follows for agenda and appointments from a change of their doctor} */
  public DoctorFollowUp doctorFollowUp() {
    return new ScheduleFollowUp(ports.appointments, ports.doctors, ports.availability, access);
  }

  /**
   * {@return the use case}; to be called periodically, so that parties are notified of passed
   * deadlines
   */
  public SettleOverdueAppointments settleOverdueAppointments() {
    return new SettleOverdueAppointments(ports.unitOfWork, ports.appointments, access, clock);
  }

  /**
   * {@return the use case}; to be called periodically, so that searches show the current
   * availability
   */
  public RefreshAvailability refreshAvailability() {
    return new RefreshAvailability(
        ports.unitOfWork, ports.availability, ports.agendas, ports.appointments, clock);
  }
}

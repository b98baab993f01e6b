package br.com.techmedicos.adapters.memory;

import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorListings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorRatings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.directory.InMemoryVerificationQueue;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccounts;
import br.com.techmedicos.adapters.memory.identity.InMemoryLoginTallies;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.identity.InMemorySessions;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAgendas;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointmentListings;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointments;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAvailabilityIndex;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryBookingQueue;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryWatchedPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryConsents;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryJoinTickets;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryPresences;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemorySignals;
import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorVerification;
import br.com.techmedicos.application.directory.RegisterDoctor;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.directory.ViewDoctorProfile;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.SignUpThrottle;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.identity.UpdatePatientProfile;
import br.com.techmedicos.application.identity.ViewPatientProfile;
import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.AppointmentDesk;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.scheduling.CancelAppointmentsOfSuspendedDoctor;
import br.com.techmedicos.application.scheduling.CompleteAppointment;
import br.com.techmedicos.application.scheduling.ListAppointments;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.application.scheduling.RateAppointment;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.RefuseAppointment;
import br.com.techmedicos.application.scheduling.ReportNoShow;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.application.scheduling.SettleOverdueAppointments;
import br.com.techmedicos.application.scheduling.SlotReservation;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.application.scheduling.ViewAppointment;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.CollectSignals;
import br.com.techmedicos.application.teleconsultation.EnterMeeting;
import br.com.techmedicos.application.teleconsultation.ForgetOldMeetings;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.application.teleconsultation.JoinMeeting;
import br.com.techmedicos.application.teleconsultation.LeaveMeeting;
import br.com.techmedicos.application.teleconsultation.MeetingDoor;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.PassSignal;
import br.com.techmedicos.application.teleconsultation.ReviewPresence;
import br.com.techmedicos.application.teleconsultation.TicketSecrets;
import br.com.techmedicos.application.teleconsultation.ViewMeeting;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A clinic that lives as long as the program: every use case of directory, scheduling and
 * teleconsultation, and of the {@linkplain #healthRecord() health record}, wired on ports in
 * memory. Use cases hold no state, so that each call may make one anew.
 *
 * <p>What would not differ from one embedding program to the next is made up here: nobody looks
 * doctors up in a registry, and whoever is admitted without signing up cannot log in.
 */
public final class InMemoryClinic {

  private static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");

  private static final Duration FOR_LONG = Duration.ofDays(365);

  /** The hash of no password: nobody logs in with it. */
  private static final PasswordHash NO_PASSWORD = new PasswordHash("none");

  private final Clock clock;
  private final IdGenerator ids;
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);

  private final InMemoryAccounts accounts = new InMemoryAccounts(unitOfWork);
  private final InMemorySessions sessions = new InMemorySessions(unitOfWork);
  private final InMemoryPatients patients = new InMemoryPatients(unitOfWork);
  private final SignUpThrottle signUps =
      new SignUpThrottle(unitOfWork, accounts, new InMemoryLoginTallies(unitOfWork), true);

  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final InMemoryDoctorRatings ratings = new InMemoryDoctorRatings(unitOfWork);
  private final DoctorVerification verification =
      new DoctorVerification(doctor -> CouncilRegistry.Verdict.UNDECIDED, doctors, outbox);

  private final InMemoryAgendas agendas = new InMemoryAgendas(unitOfWork);
  private final InMemoryAppointments appointments = new InMemoryAppointments(unitOfWork);
  private final InMemoryAvailabilityIndex availability = new InMemoryAvailabilityIndex(unitOfWork);
  private final InMemoryBookingQueue queue = new InMemoryBookingQueue();
  private final InMemoryAppointmentListings listings =
      new InMemoryAppointmentListings(appointments, doctors, patients);
  private final AppointmentDesk desk;
  private final SlotReservation reservation;

  private final InMemoryConsents consents = new InMemoryConsents(unitOfWork);
  private final InMemoryHealthRecord healthRecord;
  private final InMemoryJoinTickets tickets = new InMemoryJoinTickets(unitOfWork);
  private final InMemoryPresences presences = new InMemoryPresences(unitOfWork);
  private final InMemorySignals signals = new InMemorySignals(unitOfWork);
  private final MeetingDoor door = new MeetingDoor(appointments, consents);

  /**
   * A clinic with nobody in it yet.
   *
   * @param clock tells the present
   */
  public InMemoryClinic(Clock clock) {
    this.clock = clock;
    this.ids = new SequentialIds(clock);
    this.desk =
        new AppointmentDesk(
            unitOfWork, accounts, appointments, listings, availability, outbox, clock);
    this.reservation =
        new SlotReservation(
            doctors, patients, agendas, appointments, queue, desk, BookingPolicy.standard());
    this.healthRecord =
        new InMemoryHealthRecord(
            unitOfWork,
            outbox,
            ids,
            clock,
            doctors,
            patients,
            accounts,
            sessions,
            appointments,
            listings,
            consents,
            new CancelAppointment(desk));
  }

  // — in few words —

  /**
   * Takes in a verified doctor, whose practice is in the centre of São Paulo.
   *
   * @param name as patients see it
   * @param crm the number with the council of São Paulo, which nobody else here has
   * @param price of one consultation, like {@code 250.00}
   * @return the new doctor, who has no agenda yet
   */
  public DoctorId admitDoctor(String name, String crm, String price) {
    Doctor doctor =
        Doctor.register(
                new DoctorId(ids.next()),
                new Crm(crm, FederativeUnit.SP),
                EmailAddress.parse(crm + "@doctors.example.com"),
                new DoctorProfile(
                    PersonName.of(name),
                    List.of(),
                    Money.of(price, Money.CURRENCY),
                    new Practice(
                        "Praça da Sé, 1",
                        "São Paulo",
                        FederativeUnit.SP,
                        new GeoPoint(-23.5505, -46.6333))),
                BRASILIA,
                clock.instant())
            .aggregate();
    return unitOfWork.execute(
        () -> {
          accounts.add(Account.register(doctor.id(), doctor.crm(), doctor.email(), NO_PASSWORD));
          doctors.add(doctor);
          doctors.update(doctor.verify(clock.instant()).aggregate());
          return doctor.id();
        });
  }

  /**
   * Takes in a patient, who has been one for long.
   *
   * @param name as doctors see it
   * @param cpf with or without punctuation
   * @return the new patient
   */
  public PatientId admitPatient(String name, String cpf) {
    Cpf number = Cpf.parse(cpf);
    Patient patient =
        Patient.restore(
            new PatientId(ids.next()),
            PersonName.of(name),
            EmailAddress.parse(number.value() + "@patients.example.com"),
            number,
            new BirthDate(LocalDate.of(1980, 1, 1)),
            clock.instant().minus(FOR_LONG),
            1);
    return unitOfWork.execute(
        () -> {
          accounts.add(Account.register(patient.id(), patient.cpf(), patient.email(), NO_PASSWORD));
          patients.add(patient);
          return patient.id();
        });
  }

  /**
   * Opens a doctor's agenda every day from one hour to another.
   *
   * @param doctor whose
   * @param start like {@code 08:00}
   * @param end like {@code 12:00}
   * @return the agenda as published
   */
  public Agenda openEveryDay(DoctorId doctor, String start, String end) {
    Window window = new Window(LocalTime.parse(start), LocalTime.parse(end));
    Agenda before = viewAgenda().handle(new ViewAgenda.Query(doctor));
    return publishAgenda()
        .handle(
            new PublishAgenda.Command(
                doctor,
                before.version(),
                before.zone(),
                before.minimumNotice(),
                before.horizonDays(),
                Stream.of(DayOfWeek.values()).map(day -> new WeeklyWindow(day, window)).toList(),
                before.overrides()));
  }

  /** {@return everything that happened, the oldest first} */
  public List<DomainEvent> events() {
    return outbox.events();
  }

  // — use cases: people —

  /**
   * The use case.
   *
   * @param hasher hashes the passwords
   */
  public RegisterPatient registerPatient(PasswordHasher hasher) {
    return new RegisterPatient(unitOfWork, accounts, patients, signUps, hasher, outbox, ids, clock);
  }

  /** {@return the use case} */
  public ViewPatientProfile viewPatientProfile() {
    return new ViewPatientProfile(patients);
  }

  /** {@return the use case} */
  public UpdatePatientProfile updatePatientProfile() {
    return new UpdatePatientProfile(unitOfWork, accounts, patients, outbox, clock);
  }

  /**
   * The use case.
   *
   * @param hasher hashes the passwords
   */
  public RegisterDoctor registerDoctor(PasswordHasher hasher) {
    return new RegisterDoctor(
        unitOfWork, doctors, accounts, signUps, hasher, verification, outbox, ids, clock);
  }

  /** {@return the use case} */
  public ViewDoctorProfile viewDoctorProfile() {
    return new ViewDoctorProfile(doctors);
  }

  /** {@return the use case} */
  public UpdateDoctorProfile updateDoctorProfile() {
    return new UpdateDoctorProfile(unitOfWork, doctors, verification, outbox, clock);
  }

  /** {@return the use case} */
  public DecideVerification decideVerification() {
    return new DecideVerification(
        unitOfWork,
        doctors,
        new SuspendAccount(unitOfWork, accounts, sessions, clock),
        reinstateAccount(),
        List.of(new CancelAppointmentsOfSuspendedDoctor(appointments, queue, desk)),
        outbox,
        clock);
  }

  /** {@return the use case} */
  public SuspendPatient suspendPatient() {
    return new SuspendPatient(
        unitOfWork,
        new SuspendAccount(unitOfWork, accounts, sessions, clock),
        appointments,
        desk,
        clock);
  }

  /** {@return the use case} */
  public ReinstateAccount reinstateAccount() {
    return new ReinstateAccount(unitOfWork, accounts);
  }

  // — use cases: agendas and appointments —

  /** {@return the use case} */
  public ViewAgenda viewAgenda() {
    return new ViewAgenda(agendas, doctors);
  }

  /** {@return the use case} */
  public PublishAgenda publishAgenda() {
    return new PublishAgenda(unitOfWork, viewAgenda(), agendas, availability, outbox, clock);
  }

  /** {@return the use case} */
  public ListSlots listSlots() {
    return new ListSlots(doctors, agendas, appointments, clock);
  }

  /** {@return the use case} */
  public BookAppointment bookAppointment() {
    return new BookAppointment(unitOfWork, reservation, desk, ids, clock);
  }

  /** {@return the use case} */
  public AcceptAppointment acceptAppointment() {
    return new AcceptAppointment(desk);
  }

  /** {@return the use case} */
  public RefuseAppointment refuseAppointment() {
    return new RefuseAppointment(desk);
  }

  /** {@return the use case} */
  public CancelAppointment cancelAppointment() {
    return new CancelAppointment(desk);
  }

  /** {@return the use case} */
  public RescheduleAppointment rescheduleAppointment() {
    return new RescheduleAppointment(desk, reservation);
  }

  /** {@return the use case} */
  public CompleteAppointment completeAppointment() {
    return new CompleteAppointment(desk);
  }

  /** {@return the use case} */
  public ReportNoShow reportNoShow() {
    return new ReportNoShow(desk);
  }

  /** {@return the use case} */
  public RateAppointment rateAppointment() {
    return new RateAppointment(desk, ratings);
  }

  /** {@return the use case} */
  public ViewAppointment viewAppointment() {
    return new ViewAppointment(listings, clock);
  }

  /** {@return the use case} */
  public ListAppointments listAppointments() {
    return new ListAppointments(listings, clock);
  }

  /**
   * {@return the use case}; to be called from time to time, so that parties are told of deadlines.
   */
  public SettleOverdueAppointments settleOverdueAppointments() {
    return new SettleOverdueAppointments(unitOfWork, appointments, desk, clock);
  }

  /**
   * {@return the use case}; to be called from time to time, so that searches know who is available.
   */
  public RefreshAvailability refreshAvailability() {
    return new RefreshAvailability(availability, agendas, appointments, clock);
  }

  /** {@return the patients' health records, with use cases and ports of their own} */
  public InMemoryHealthRecord healthRecord() {
    return healthRecord;
  }

  // — use cases: meetings —

  /** {@return the use case} */
  public GiveConsent giveConsent() {
    return new GiveConsent(unitOfWork, accounts, door, consents, clock);
  }

  /** {@return the use case} */
  public ViewMeeting viewMeeting() {
    return new ViewMeeting(door, clock);
  }

  /**
   * The use case.
   *
   * @param rooms provides the rooms
   * @param secrets makes tickets
   */
  public JoinMeeting joinMeeting(MeetingRooms rooms, TicketSecrets secrets) {
    return new JoinMeeting(unitOfWork, accounts, door, listings, rooms, secrets, tickets, clock);
  }

  /** {@return the use case} */
  public EnterMeeting enterMeeting() {
    return new EnterMeeting(unitOfWork, door, tickets, presences, signals, clock);
  }

  /** {@return the use case} */
  public PassSignal passSignal() {
    return new PassSignal(unitOfWork, presences, signals, clock);
  }

  /** {@return the use case} */
  public CollectSignals collectSignals() {
    return new CollectSignals(unitOfWork, signals);
  }

  /** {@return the use case}; to be called every few seconds for everyone who is in a meeting */
  public ReviewPresence reviewPresence() {
    return new ReviewPresence(unitOfWork, door, presences, signals, clock);
  }

  /** {@return the use case} */
  public LeaveMeeting leaveMeeting() {
    return new LeaveMeeting(unitOfWork, presences, signals, clock);
  }

  /** {@return the use case}; to be called from time to time */
  public ForgetOldMeetings forgetOldMeetings() {
    return new ForgetOldMeetings(unitOfWork, tickets, presences, signals, clock);
  }

  // — ports —

  /** {@return what makes several calls all or nothing} */
  public UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  /** {@return what makes ids} */
  public IdGenerator ids() {
    return ids;
  }

  /** {@return all accounts} */
  public Accounts accounts() {
    return accounts;
  }

  /** {@return all sessions} */
  public Sessions sessions() {
    return sessions;
  }

  /** {@return all patients} */
  public Patients patients() {
    return patients;
  }

  /** {@return all doctors} */
  public Doctors doctors() {
    return doctors;
  }

  /** {@return all ratings} */
  public DoctorRatings doctorRatings() {
    return ratings;
  }

  /** {@return the doctors that patients can find} */
  public DoctorListings doctorListings() {
    return new InMemoryDoctorListings(doctors, ratings, availability::nextAvailableAt);
  }

  /** {@return the doctors that operators decide on} */
  public VerificationQueue verificationQueue() {
    return new InMemoryVerificationQueue(doctors);
  }

  /** {@return the patients whom operators look at} */
  public WatchedPatients watchedPatients() {
    return new InMemoryWatchedPatients(accounts, patients, appointments);
  }

  /** {@return all agendas} */
  public Agendas agendas() {
    return agendas;
  }

  /** {@return all appointments} */
  public Appointments appointments() {
    return appointments;
  }

  /** {@return all consents} */
  public Consents consents() {
    return consents;
  }
}

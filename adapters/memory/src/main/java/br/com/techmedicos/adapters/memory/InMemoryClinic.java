package br.com.techmedicos.adapters.memory;

import br.com.techmedicos.adapters.memory.delivery.InMemoryLetters;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorListings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorRatings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.directory.InMemoryVerificationQueue;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryAccessLogSeal;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryAccessLogs;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentCipher;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentDisposals;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentScanner;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentStore;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryFileGroups;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRecordFiles;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRecordListings;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRetainedRecords;
import br.com.techmedicos.adapters.memory.healthrecord.InMemorySharingGrants;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccessTokens;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccounts;
import br.com.techmedicos.adapters.memory.identity.InMemoryDeviceSeal;
import br.com.techmedicos.adapters.memory.identity.InMemoryKnownKeySet;
import br.com.techmedicos.adapters.memory.identity.InMemoryLoginTallies;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.identity.InMemorySessions;
import br.com.techmedicos.adapters.memory.notification.InMemoryNotices;
import br.com.techmedicos.adapters.memory.notification.InMemoryReminders;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAgendas;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointmentListings;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointments;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAvailabilityIndex;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryBookingTurns;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryCalendarFeeds;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryCalendarSecrets;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryWatchedPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryIdempotencyRecords;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryConsents;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryJoinTickets;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryPresences;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemorySignals;
import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.delivery.WriteLetters;
import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.notification.Notification;
import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileFormat;
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
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clinic in memory: the use cases of all features with in-memory ports. Everything works, but
 * nothing is secret: contents are not encrypted, and passwords are hashed quickly. Ports that are
 * remote or slow in the service refuse calls inside a unit of work, because the service would hold
 * a connection meanwhile.
 *
 * <p>Some parts are simplified for all embedding programs: there is no registry look-up of doctors,
 * people admitted without a sign-up cannot log in, rooms have no relay, and every content is
 * treated as text.
 */
public final class InMemoryClinic {

  private static final ZoneRegion BRASILIA = new ZoneRegion("America/Sao_Paulo");

  private static final Duration FOR_LONG = Duration.ofDays(365);

  /** A hash that matches no password, so that nobody can log in with it. */
  private static final PasswordHash NO_PASSWORD = new PasswordHash("none");

  private final Clock clock;
  private final IdGenerator ids;
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);
  private final InMemoryIdempotencyRecords answers = new InMemoryIdempotencyRecords(unitOfWork);

  private final InMemoryAccounts accounts = new InMemoryAccounts(unitOfWork);
  private final InMemorySessions sessions = new InMemorySessions(unitOfWork);
  private final InMemoryPatients patients = new InMemoryPatients(unitOfWork);
  private final InMemoryLoginTallies tallies = new InMemoryLoginTallies(unitOfWork);
  private final InMemoryKnownKeySet knownKeySet = new InMemoryKnownKeySet();
  private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher();

  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final InMemoryDoctorRatings ratings = new InMemoryDoctorRatings(unitOfWork);

  private final InMemoryAgendas agendas = new InMemoryAgendas(unitOfWork);
  private final InMemoryAppointments appointments = new InMemoryAppointments(unitOfWork);
  private final InMemoryAvailabilityIndex availability = new InMemoryAvailabilityIndex(unitOfWork);
  private final InMemoryAppointmentListings listings =
      new InMemoryAppointmentListings(appointments, doctors, patients, agendas);

  private final InMemoryCalendarFeeds calendarFeeds = new InMemoryCalendarFeeds(unitOfWork);

  private final InMemoryConsents consents = new InMemoryConsents(unitOfWork);
  private final InMemoryJoinTickets tickets = new InMemoryJoinTickets(unitOfWork);
  private final InMemoryPresences presences = new InMemoryPresences(unitOfWork);
  private final InMemorySignals signals = new InMemorySignals(unitOfWork);

  private final InMemoryNotices notices = new InMemoryNotices();
  private final InMemoryReminders reminders = new InMemoryReminders(unitOfWork);

  private final Identity identity;
  private final Scheduling scheduling;
  private final Directory directory;
  private final Teleconsultation teleconsultation;
  private final InMemoryLetters letters;
  private final Delivery delivery;
  private final HealthRecord.Dependencies recordPorts;
  private final HealthRecord.Contents contents;

  public InMemoryClinic(Clock clock) {
    this.clock = clock;
    this.ids = new SequentialIds(clock);
    this.identity = identity(hasher, new InMemoryAccessTokens(clock));
    this.scheduling = scheduling(BookingPolicy.standard());
    this.directory = directory(hasher, doctor -> CouncilRegistry.Lookup.UNDECIDED);
    this.teleconsultation =
        teleconsultation(
            visitor -> new MeetingRoom.Ours(List.of(), false),
            () -> new SecretToken("ticket-" + ids.next()));
    this.letters = new InMemoryLetters(unitOfWork, outbox, ids);
    this.delivery = new Delivery(new Delivery.Dependencies(unitOfWork, letters), ids, clock);
    this.contents =
        new HealthRecord.Contents(
            new InMemoryContentStore(),
            new InMemoryContentCipher(),
            () -> new ContentName(ids.next()),
            beginning -> Optional.of(FileFormat.TEXT),
            new InMemoryContentScanner());
    InMemoryFileGroups groups = new InMemoryFileGroups(unitOfWork);
    InMemoryRecordFiles files = new InMemoryRecordFiles(unitOfWork, groups);
    InMemorySharingGrants grants = new InMemorySharingGrants(unitOfWork);
    InMemoryAccessLogs logs = new InMemoryAccessLogs(unitOfWork);
    this.recordPorts =
        new HealthRecord.Dependencies(
            unitOfWork,
            outbox,
            accounts,
            patients,
            sessions,
            doctors,
            appointments,
            listings,
            calendarFeeds,
            consents,
            answers,
            files,
            groups,
            grants,
            logs,
            new InMemoryAccessLogSeal(),
            new InMemoryRecordListings(files, groups, grants, logs, doctors, patients),
            new InMemoryContentDisposals(unitOfWork),
            new InMemoryRetainedRecords(unitOfWork));
  }

  // — in few words —

  /**
   * Adds a verified doctor with a practice in the centre of São Paulo.
   *
   * @param name as patients see it
   * @param crm the number with the council of São Paulo, which nobody else here has
   * @param price of one consultation, like {@code 250.00}
   * @return the new doctor, without an agenda
   */
  public DoctorId admitDoctor(String name, String crm, String price) {
    Doctor doctor =
        Doctor.register(
                new DoctorId(ids.next()),
                new Crm(crm, FederativeUnit.SP),
                EmailAddress.parse(crm + "@doctors.example.com"),
                DoctorProfile.of(
                    PersonName.of(name),
                    Money.parse(price),
                    new Practice(
                        new Street("Praça da Sé, 1"),
                        new City("São Paulo"),
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
   * Adds a patient whose account is not new.
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
   * Publishes an agenda with the same hours every day.
   *
   * @param start like {@code 08:00}
   * @param end like {@code 12:00}
   * @return the published agenda
   */
  public Agenda openEveryDay(DoctorId doctor, String start, String end) {
    Window window = new Window(LocalTime.parse(start), LocalTime.parse(end));
    Agenda before = scheduling.viewAgenda().handle(new ViewAgenda.Query(doctor));
    AgendaTemplate template = before.template();
    return scheduling
        .publishAgenda()
        .handle(
            new PublishAgenda.Command(
                doctor,
                before.version(),
                new AgendaTemplate(
                    template.zone(),
                    template.minimumNotice(),
                    template.horizon(),
                    Stream.of(DayOfWeek.values())
                        .map(day -> new WeeklyWindow(day, window))
                        .toList(),
                    template.overrides())));
  }

  /** {@return all events, oldest first} */
  public List<DomainEvent> events() {
    return outbox.events();
  }

  /** {@return all notices that were sent, and a way to fail to send them} */
  public InMemoryNotices notices() {
    return notices;
  }

  /** {@return the letters that are on their way} */
  public Letters letters() {
    return letters;
  }

  /** Tells everyone what has happened since the last time, as a service does by itself. */
  public void tellEveryone() {
    List<Subscriber> all = notification().subscribers(notices);
    delivery.writeLetters().handle(new WriteLetters.Command(all));
    for (Subscriber subscriber : all) {
      DeliverLetters.Report report;
      do {
        report =
            delivery.deliverLetters().handle(new DeliverLetters.Command(subscriber, () -> true));
      } while (report.claimed() > 0 && !report.peerDown());
    }
  }

  // — the features —

  /** {@return the use cases that bring events to subscribers} */
  public Delivery delivery() {
    return delivery;
  }

  /** {@return the use cases that tell people what concerns them} */
  public Notification notification() {
    return new Notification(
        new Notification.Dependencies(
            unitOfWork, outbox, doctors, patients, appointments, listings, reminders),
        clock);
  }

  /** {@return the use cases of accounts} */
  public Identity identity() {
    return identity;
  }

  /**
   * Creates use cases with another password hasher and other tokens.
   *
   * @return the use cases on the same accounts
   */
  public Identity identity(PasswordHasher hashing, AccessTokens tokens) {
    return new Identity(
        new Identity.Dependencies(
            unitOfWork,
            outbox,
            accounts,
            patients,
            sessions,
            tallies,
            knownKeySet,
            unitOfWork.outside(PasswordHasher.class, hashing),
            () -> new SecretToken("refresh-" + ids.next()),
            new InMemoryDeviceSeal(),
            tokens),
        ids,
        clock);
  }

  /** {@return the use cases of doctors} */
  public Directory directory() {
    return directory;
  }

  /**
   * Creates use cases with another password hasher and a registry.
   *
   * @param registry may verify them at once
   * @return the use cases on the same doctors
   */
  public Directory directory(PasswordHasher hashing, CouncilRegistry registry) {
    return new Directory(
        new Directory.Dependencies(
            unitOfWork,
            outbox,
            accounts,
            doctors,
            unitOfWork.outside(PasswordHasher.class, hashing),
            unitOfWork.outside(CouncilRegistry.class, registry)),
        identity,
        List.of(scheduling.doctorFollowUp()),
        ids,
        clock);
  }

  /** {@return the use cases of agendas and appointments} */
  public Scheduling scheduling() {
    return scheduling;
  }

  /**
   * Creates use cases with another booking policy.
   *
   * @param policy who may book how much
   * @return the use cases on the same agendas and appointments
   */
  public Scheduling scheduling(BookingPolicy policy) {
    return new Scheduling(
        new Scheduling.Dependencies(
            unitOfWork,
            outbox,
            accounts,
            doctors,
            ratings,
            agendas,
            appointments,
            new InMemoryBookingTurns(doctors, patients, agendas),
            listings,
            availability,
            calendarFeeds,
            new InMemoryCalendarSecrets()),
        identity,
        policy,
        ids,
        clock);
  }

  /** {@return the use cases of meetings} */
  public Teleconsultation teleconsultation() {
    return teleconsultation;
  }

  /**
   * Creates use cases with another provider of rooms.
   *
   * @return the use cases on the same meetings
   */
  public Teleconsultation teleconsultation(MeetingRooms rooms, SecretTokens secretTokens) {
    return new Teleconsultation(
        new Teleconsultation.Dependencies(
            unitOfWork,
            accounts,
            appointments,
            listings,
            consents,
            tickets,
            presences,
            signals,
            unitOfWork.outside(MeetingRooms.class, rooms),
            secretTokens),
        clock);
  }

  /** {@return the use cases of health records} */
  public HealthRecord healthRecord() {
    return healthRecord(contents);
  }

  /**
   * Creates use cases with other ports for contents.
   *
   * @return the use cases on the same records
   */
  public HealthRecord healthRecord(HealthRecord.Contents contents) {
    return new HealthRecord(
        recordPorts,
        new HealthRecord.Contents(
            unitOfWork.outside(ContentStore.class, contents.store()),
            unitOfWork.outside(ContentCipher.class, contents.cipher()),
            contents.names(),
            contents.detector(),
            unitOfWork.outside(ContentScanner.class, contents.scanner())),
        scheduling,
        ids,
        clock);
  }

  // — ports —

  /** {@return the unit of work} */
  public UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  /** {@return the ID generator} */
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

  /** {@return the doctors for verification by operators} */
  public VerificationQueue verificationQueue() {
    return new InMemoryVerificationQueue(doctors);
  }

  /** {@return the patients for review by operators} */
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

  /** {@return the stored answers to requests} */
  public IdempotencyRecords answers() {
    return answers;
  }

  /** {@return the ports of health records} */
  public HealthRecord.Dependencies recordPorts() {
    return recordPorts;
  }

  /** {@return the ports of file contents} */
  public HealthRecord.Contents contents() {
    return contents;
  }
}

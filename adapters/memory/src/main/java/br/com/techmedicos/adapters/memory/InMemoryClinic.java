package br.com.techmedicos.adapters.memory;

import br.com.techmedicos.adapters.memory.delivery.InMemoryLetters;
import br.com.techmedicos.adapters.memory.directory.InMemoryVerificationQueue;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentDisposals;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryCpfReleases;
import br.com.techmedicos.adapters.memory.identity.InMemorySecretCipher;
import br.com.techmedicos.adapters.memory.notification.InMemoryNotices;
import br.com.techmedicos.adapters.memory.notification.InMemoryReminders;
import br.com.techmedicos.adapters.memory.oversight.InMemoryOperatorActs;
import br.com.techmedicos.adapters.memory.oversight.InMemoryOperatorRequests;
import br.com.techmedicos.adapters.memory.partnership.InMemoryDeliveryLog;
import br.com.techmedicos.adapters.memory.partnership.InMemoryPartnerCalls;
import br.com.techmedicos.adapters.memory.partnership.InMemoryWebhooks;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryWatchedPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryIdempotencyRecords;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
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
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.file.AddFile;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AccountPolicy;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.notification.Notification;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.partnership.DeliveryLog;
import br.com.techmedicos.application.partnership.EventTypes;
import br.com.techmedicos.application.partnership.PartnerCalls;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.BookingTurns;
import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.FileCategory;
import br.com.techmedicos.domain.healthrecord.FileDetails;
import br.com.techmedicos.domain.healthrecord.FileName;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A clinic in memory: the use cases of all features with in-memory ports. Everything works, but
 * nothing is secret: contents are not encrypted, and passwords are hashed quickly. Ports that are
 * remote or slow in the service refuse calls inside a unit of work, because the service would hold
 * a connection meanwhile.
 *
 * <p>Some parts are simplified until a port of your own replaces them: there is no registry look-up
 * of doctors, rooms have no relay, and every content is treated as text.
 */
public final class InMemoryClinic {

  private static final ZoneRegion BRASILIA = new ZoneRegion("America/Sao_Paulo");

  private static final Duration FOR_LONG = Duration.ofDays(365);

  /** A hash that matches no password, so that nobody can log in with it. */
  private static final PasswordHash NO_PASSWORD = new PasswordHash("none");

  private final Clock clock;
  private final ClinicParts parts;
  private final InMemoryUnitOfWork unitOfWork;
  private final IdGenerator ids;
  private final InMemoryOutbox outbox;
  private final InMemoryIdempotencyRecords answers;
  private final AppointmentListings listings;
  private final BookingTurns turns;

  private final InMemoryJoinTickets tickets;
  private final InMemoryPresences presences;
  private final InMemorySignals signals;

  private final InMemoryNotices notices = new InMemoryNotices();
  private final InMemoryReminders reminders;

  private final InMemoryWebhooks webhooks;
  private final InMemoryOperatorActs operatorActs;
  private final InMemoryOperatorRequests operatorRequests;
  private final InMemoryDeliveryLog deliveryLog;
  private final InMemoryPartnerCalls partnerCalls = new InMemoryPartnerCalls();

  private final Identity identity;
  private final Scheduling scheduling;
  private final Directory directory;
  private final Teleconsultation teleconsultation;
  private final InMemoryLetters letters;
  private final Delivery delivery;
  private final HealthRecord.Dependencies recordPorts;

  /** A clinic whose ports are all in memory. */
  public InMemoryClinic(Clock clock) {
    this(clock, parts -> {});
  }

  /**
   * A clinic with ports of your own, in one call:
   *
   * <pre>{@code
   * new InMemoryClinic(clock, parts -> parts.appointments(mine, mine::all).passwordHasher(argon2));
   * }</pre>
   *
   * @param replace takes the parts in memory and replaces some
   */
  public InMemoryClinic(Clock clock, Consumer<ClinicParts> replace) {
    this.clock = clock;
    this.parts = new ClinicParts(clock);
    replace.accept(parts);
    this.unitOfWork = parts.unitOfWork;
    this.ids = parts.ids;
    this.outbox = new InMemoryOutbox(unitOfWork);
    this.answers = new InMemoryIdempotencyRecords(unitOfWork);
    this.listings = parts.appointmentListings();
    this.turns = parts.turns();
    this.tickets = new InMemoryJoinTickets(unitOfWork);
    this.presences = new InMemoryPresences(unitOfWork);
    this.signals = new InMemorySignals(unitOfWork);
    this.reminders = new InMemoryReminders(unitOfWork);
    this.webhooks = new InMemoryWebhooks(unitOfWork);
    this.operatorActs = new InMemoryOperatorActs(unitOfWork);
    this.operatorRequests = new InMemoryOperatorRequests(unitOfWork);
    this.deliveryLog = new InMemoryDeliveryLog(unitOfWork);
    this.identity = identity(parts.passwordHasher, parts.accessTokens);
    this.scheduling = scheduling(BookingPolicy.standard());
    this.directory = directory(parts.passwordHasher, parts.registry);
    this.teleconsultation = teleconsultation(parts.rooms, parts.joinTickets);
    this.letters = new InMemoryLetters(unitOfWork, outbox, ids);
    this.delivery =
        new Delivery(
            new Delivery.Dependencies(unitOfWork, letters), EventTypes.known(), ids, clock);
    RecordFiles files = parts.files();
    this.recordPorts =
        new HealthRecord.Dependencies(
            unitOfWork,
            outbox,
            parts.accounts,
            parts.callerStandings(),
            parts.patients,
            parts.sessions,
            parts.mailedTokens,
            parts.secondFactors,
            parts.doctors,
            parts.appointments,
            listings,
            parts.calendarFeeds,
            parts.messagePreferences,
            parts.consents,
            answers,
            files,
            parts.groups,
            parts.grants,
            parts.logs,
            parts.accessLogSeal,
            parts.recordListings(files),
            new InMemoryContentDisposals(unitOfWork),
            parts.retained,
            new InMemoryCpfReleases(unitOfWork),
            parts.acceptances);
  }

  // — in few words —

  /**
   * Adds a verified doctor with a practice in the centre of São Paulo, who cannot log in.
   *
   * @param name as patients see it
   * @param crm the number with the council of São Paulo, which nobody else here has
   * @param price of one consultation, like {@code 250.00}
   * @param specialties those they state
   * @return the new doctor, without an agenda
   */
  public DoctorId admitDoctor(String name, String crm, String price, Specialty... specialties) {
    return admit(doctor(name, crm, price, specialties), NO_PASSWORD);
  }

  /**
   * Adds a doctor as {@link #admitDoctor(String, String, String, Specialty...)} does, who can log
   * in.
   *
   * @return the new doctor, without an agenda
   */
  public DoctorId admitDoctor(
      String name, String crm, String price, Password password, Specialty... specialties) {
    return admit(doctor(name, crm, price, specialties), hash(password));
  }

  private Doctor doctor(String name, String crm, String price, Specialty... specialties) {
    DoctorProfile profile =
        DoctorProfile.of(
                PersonName.parse(name),
                Money.parse(price),
                new Practice(
                    new Street("Praça da Sé, 1"),
                    new City("São Paulo"),
                    FederativeUnit.SP,
                    new GeoPoint(-23.5505, -46.6333)))
            .withQualifications(
                Stream.of(specialties)
                    .map(specialty -> Qualification.claimed(specialty, Optional.empty()))
                    .toList());
    return Doctor.register(
            new DoctorId(ids.next()),
            new Crm(crm, FederativeUnit.SP),
            EmailAddress.parse(crm + "@doctors.example.com"),
            profile,
            BRASILIA,
            clock.instant())
        .aggregate();
  }

  private DoctorId admit(Doctor doctor, PasswordHash password) {
    return unitOfWork.execute(
        () -> {
          parts.accounts.add(Account.register(doctor.id(), doctor.crm(), doctor.email(), password));
          parts.doctors.add(doctor);
          parts.doctors.update(doctor.verify(clock.instant()).aggregate());
          return doctor.id();
        });
  }

  /**
   * Adds a patient whose account is not new, and who cannot log in.
   *
   * @param name as doctors see it
   * @param cpf with or without punctuation
   * @return the new patient
   */
  public PatientId admitPatient(String name, String cpf) {
    return admit(patient(name, cpf), NO_PASSWORD);
  }

  /**
   * Adds a patient as {@link #admitPatient(String, String)} does, who can log in.
   *
   * @return the new patient
   */
  public PatientId admitPatient(String name, String cpf, Password password) {
    return admit(patient(name, cpf), hash(password));
  }

  private Patient patient(String name, String cpf) {
    Cpf number = Cpf.parse(cpf);
    return Patient.restore(
        new PatientId(ids.next()),
        PersonName.parse(name),
        EmailAddress.parse(number.value() + "@patients.example.com"),
        number,
        new BirthDate(LocalDate.of(1980, 1, 1)),
        clock.instant().minus(FOR_LONG),
        1);
  }

  private PatientId admit(Patient patient, PasswordHash password) {
    return unitOfWork.execute(
        () -> {
          parts.accounts.add(
              Account.register(patient.id(), patient.cpf(), patient.email(), password));
          parts.patients.add(patient);
          return patient.id();
        });
  }

  private PasswordHash hash(Password password) {
    return parts.passwordHasher.hash(password, ClientAddress.OURSELVES);
  }

  /**
   * Logs in.
   *
   * @param role as what
   * @param identifier like {@code Identifier.of(Cpf.parse("529.982.247-25"))}
   * @return the tokens of a new session; {@link AuthenticateCaller} tells whose the access token is
   * @throws DomainException with an {@link AuthenticationViolation}
   */
  public IssuedTokens logIn(Role role, Identifier identifier, Password password) {
    return identity
        .logIn()
        .handle(
            new LogIn.Command(
                role,
                identifier,
                password,
                ClientAddress.OURSELVES,
                Optional.empty(),
                Optional.empty()))
        .tokens();
  }

  /**
   * Searches verified doctors, once their availability is up to date, which a service sees to by
   * itself.
   *
   * @return the first page; {@link DoctorSearch#after} asks for the next
   */
  public Page<DoctorListing, DoctorSearch.Key> search(DoctorSearch search) {
    RefreshAvailability refresh = scheduling.refreshAvailability();
    while (refresh.handle(new RefreshAvailability.Command()) == RefreshAvailability.BATCH) {
      // until none is stale
    }
    return doctorListings().search(search);
  }

  /**
   * Adds a file to the record of a patient.
   *
   * @param name like {@code exam.txt}
   * @return the new file, which nobody else sees until it is shared
   */
  public RecordFile upload(PatientId patient, String name, byte[] content) {
    HealthRecord healthRecord = healthRecord();
    Author author = new Author.Owner(patient);
    FileDetails details =
        new FileDetails(new FileName(name), FileCategory.OTHER, Optional.empty(), Optional.empty());
    try {
      ReceivedContent received =
          healthRecord
              .receiveContent()
              .handle(new ReceiveContent.Command(author, new ByteArrayInputStream(content)));
      return healthRecord.addFile().handle(new AddFile.Command(author, received, details));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    List<Subscriber> all = new ArrayList<>(notification().subscribers(notices));
    all.addAll(partnership().subscribers());
    while (delivery.writeLetters().handle(new WriteLetters.Command(() -> all)).more()) {
      // the next ones
    }
    for (Subscriber subscriber : all) {
      DeliverLetters.Report report;
      do {
        report =
            delivery.deliverLetters().handle(new DeliverLetters.Command(subscriber, () -> true));
      } while (report.claimed() > 0 && report.peerDown().isEmpty());
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
            unitOfWork,
            outbox,
            parts.doctors,
            parts.patients,
            parts.appointments,
            listings,
            reminders,
            parts.messagePreferences),
        identity,
        clock);
  }

  /** {@return the use cases about partners} */
  public Partnership partnership() {
    return new Partnership(
        new Partnership.Dependencies(
            unitOfWork,
            webhooks,
            deliveryLog,
            letters,
            () -> new SecretToken("webhook-" + ids.next()),
            new InMemorySecretCipher(),
            unitOfWork.outside(PartnerCalls.class, partnerCalls)),
        ids,
        clock);
  }

  /** {@return all calls of partners, and a way to fail to call them} */
  public InMemoryPartnerCalls partnerCalls() {
    return partnerCalls;
  }

  /** {@return the use cases about what operators do} */
  public Oversight oversight() {
    return oversight(AccountPolicy.STANDARD);
  }

  /**
   * The use cases about what operators do.
   *
   * @param policy what who runs the service has decided
   */
  public Oversight oversight(AccountPolicy policy) {
    return new Oversight(
        new Oversight.Dependencies(
            unitOfWork,
            operatorActs,
            parts.accessLogSeal,
            operatorRequests,
            parts.accounts,
            parts.passwordHasher),
        identity,
        healthRecord(),
        policy,
        ids,
        clock);
  }

  /** {@return the programs of partners} */
  public MachineClients machineClients() {
    return parts.machineClients;
  }

  /** {@return who accepted which legal documents} */
  public Acceptances acceptances() {
    return parts.acceptances;
  }

  /** {@return what operators asked for} */
  public OperatorRequests operatorRequests() {
    return operatorRequests;
  }

  /** {@return what operators did} */
  public InMemoryOperatorActs operatorActs() {
    return operatorActs;
  }

  /** {@return all webhooks} */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** {@return what partners were told, and when} */
  public DeliveryLog deliveryLog() {
    return deliveryLog;
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
            parts.accounts,
            parts.patients,
            doctor -> parts.doctors.find(doctor).map(found -> found.profile().name()),
            (doctor, address) ->
                parts
                    .doctors
                    .find(doctor)
                    .map(found -> found.withEmail(address))
                    .ifPresent(parts.doctors::update),
            parts.sessions,
            parts.callerStandings(),
            parts.tallies,
            parts.mailedTokens,
            parts.calendarFeeds,
            parts.messagePreferences,
            parts.knownKeySet,
            unitOfWork.outside(PasswordHasher.class, hashing),
            parts.refreshTokens,
            parts.secondFactors,
            parts.oneTimeCodes,
            new InMemorySecretCipher(),
            parts.deviceSeal,
            tokens,
            parts.acceptances,
            parts.machineClients,
            parts.clientTokens),
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
            parts.accounts,
            parts.doctors,
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
            parts.accounts,
            parts.doctors,
            parts.ratings,
            parts.agendas,
            parts.offers(),
            parts.appointments,
            turns,
            listings,
            parts.availability,
            parts.calendarFeeds,
            parts.calendarSecrets),
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
            parts.accounts,
            parts.callerStandings(),
            parts.appointments,
            listings,
            parts.consents,
            tickets,
            presences,
            signals,
            unitOfWork.outside(MeetingRooms.class, rooms),
            secretTokens),
        clock);
  }

  /** {@return the use cases of health records} */
  public HealthRecord healthRecord() {
    return healthRecord(parts.contents);
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
    return parts.accounts;
  }

  /** {@return all sessions} */
  public Sessions sessions() {
    return parts.sessions;
  }

  /** {@return all patients} */
  public Patients patients() {
    return parts.patients;
  }

  /** {@return all doctors} */
  public Doctors doctors() {
    return parts.doctors;
  }

  /** {@return all ratings} */
  public DoctorRatings doctorRatings() {
    return parts.ratings;
  }

  /** {@return the doctors that patients can find} */
  public DoctorListings doctorListings() {
    return parts.doctorListings();
  }

  /** {@return the doctors for verification by operators} */
  public VerificationQueue verificationQueue() {
    return new InMemoryVerificationQueue(parts.allDoctors);
  }

  /** {@return the patients for review by operators} */
  public WatchedPatients watchedPatients() {
    return new InMemoryWatchedPatients(
        parts.accounts, parts.patients, parts.allPatients, parts.allAppointments);
  }

  /** {@return all agendas} */
  public Agendas agendas() {
    return parts.agendas;
  }

  /** {@return all appointments} */
  public Appointments appointments() {
    return parts.appointments;
  }

  /** {@return all consents} */
  public Consents consents() {
    return parts.consents;
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
    return parts.contents;
  }
}

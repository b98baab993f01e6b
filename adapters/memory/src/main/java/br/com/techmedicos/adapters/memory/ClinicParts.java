package br.com.techmedicos.adapters.memory;

import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorListings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorRatings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryAccessLogSeal;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryAccessLogs;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentCipher;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentScanner;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentStore;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryFileGroups;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRecordFiles;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRecordListings;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRetainedRecords;
import br.com.techmedicos.adapters.memory.healthrecord.InMemorySharingGrants;
import br.com.techmedicos.adapters.memory.identity.InMemoryAcceptances;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccessTokens;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccounts;
import br.com.techmedicos.adapters.memory.identity.InMemoryCallerStandings;
import br.com.techmedicos.adapters.memory.identity.InMemoryClientTokens;
import br.com.techmedicos.adapters.memory.identity.InMemoryDeviceSeal;
import br.com.techmedicos.adapters.memory.identity.InMemoryKnownKeySet;
import br.com.techmedicos.adapters.memory.identity.InMemoryLoginTallies;
import br.com.techmedicos.adapters.memory.identity.InMemoryMachineClients;
import br.com.techmedicos.adapters.memory.identity.InMemoryMailedTokens;
import br.com.techmedicos.adapters.memory.identity.InMemoryMessagePreferences;
import br.com.techmedicos.adapters.memory.identity.InMemoryOneTimeCodes;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.identity.InMemorySecondFactors;
import br.com.techmedicos.adapters.memory.identity.InMemorySessions;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAgendas;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointmentListings;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointments;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAvailabilityIndex;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryBookingTurns;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryCalendarFeeds;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryCalendarSecrets;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryOffers;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryConsents;
import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.ClientTokens;
import br.com.techmedicos.application.identity.DeviceSeal;
import br.com.techmedicos.application.identity.KnownKeySet;
import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.identity.OneTimeCodes;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.BookingTurns;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.application.scheduling.CalendarSecrets;
import br.com.techmedicos.application.scheduling.Offers;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an {@link InMemoryClinic} is made of: ports in memory, each until one of your own replaces
 * it. A store that listings go through is given together with a way to list all that it holds;
 * listings of your own can be given instead.
 *
 * <p>The unit of work and the outbox stay those in memory. A store of your own takes part in the
 * unit of work if it keeps its rows in an {@link
 * br.com.techmedicos.adapters.memory.shared.InMemoryTable}; otherwise what it was given in a work
 * that fails stays.
 */
public final class ClinicParts {

  final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  IdGenerator ids;

  Accounts accounts = new InMemoryAccounts(unitOfWork);
  Sessions sessions;
  MailedTokens mailedTokens = new InMemoryMailedTokens(unitOfWork);
  SecondFactors secondFactors = new InMemorySecondFactors(unitOfWork);
  Acceptances acceptances;
  MachineClients machineClients = new InMemoryMachineClients(unitOfWork);
  ClientTokens clientTokens;
  OneTimeCodes oneTimeCodes = new InMemoryOneTimeCodes();
  private BiPredicate<AccountId, TokenOrigin> endedSessions;
  LoginTallies tallies = new InMemoryLoginTallies(unitOfWork);
  KnownKeySet knownKeySet = new InMemoryKnownKeySet();
  PasswordHasher passwordHasher = new InMemoryPasswordHasher();
  AccessTokens accessTokens;
  SecretTokens refreshTokens;
  DeviceSeal deviceSeal = new InMemoryDeviceSeal();
  Patients patients;
  Supplier<List<Patient>> allPatients;

  Doctors doctors;
  Supplier<List<Doctor>> allDoctors;
  DoctorRatings ratings = new InMemoryDoctorRatings(unitOfWork);
  CouncilRegistry registry = doctor -> CouncilRegistry.Lookup.UNDECIDED;
  private Optional<DoctorListings> doctorListings = Optional.empty();

  Agendas agendas = new InMemoryAgendas(unitOfWork);
  Appointments appointments;
  Supplier<List<Appointment>> allAppointments;
  AvailabilityIndex availability;
  private Function<DoctorId, Optional<Instant>> nextAvailableAt;
  CalendarFeeds calendarFeeds = new InMemoryCalendarFeeds(unitOfWork);
  MessagePreferences messagePreferences = new InMemoryMessagePreferences(unitOfWork);
  CalendarSecrets calendarSecrets = new InMemoryCalendarSecrets();
  private Optional<Offers> offers = Optional.empty();
  private Optional<BookingTurns> turns = Optional.empty();
  private Optional<AppointmentListings> appointmentListings = Optional.empty();

  Consents consents;
  MeetingRooms rooms = visitor -> new MeetingRoom.Ours(List.of(), false);
  SecretTokens joinTickets;

  HealthRecord.Contents contents;
  FileGroups groups;
  private Supplier<List<FileGroup>> allGroups;
  private Optional<RecordFiles> files = Optional.empty();
  SharingGrants grants;
  private Supplier<List<SharingGrant>> allGrants;
  AccessLogs logs;
  AccessLogSeal accessLogSeal = new InMemoryAccessLogSeal();
  private Optional<RecordListings> recordListings = Optional.empty();
  final RetainedRecords retained;

  ClinicParts(Clock clock) {
    this.ids = new SequentialIds(clock);
    var sessionsHere = new InMemorySessions(unitOfWork);
    this.sessions = sessionsHere;
    this.endedSessions = sessionsHere::isVoid;
    this.accessTokens = new InMemoryAccessTokens(clock);
    this.clientTokens = new InMemoryClientTokens(clock);
    this.refreshTokens = () -> new SecretToken("refresh-" + ids.next());
    this.joinTickets = () -> new SecretToken("ticket-" + ids.next());
    this.contents =
        new HealthRecord.Contents(
            new InMemoryContentStore(),
            new InMemoryContentCipher(),
            () -> new ContentName(ids.next()),
            beginning -> Optional.of(FileFormat.TEXT),
            new InMemoryContentScanner());
    var patientsHere = new InMemoryPatients(unitOfWork);
    this.patients = patientsHere;
    this.allPatients = patientsHere::all;
    var doctorsHere = new InMemoryDoctors(unitOfWork);
    this.doctors = doctorsHere;
    this.allDoctors = doctorsHere::all;
    var appointmentsHere = new InMemoryAppointments(unitOfWork);
    this.appointments = appointmentsHere;
    this.allAppointments = appointmentsHere::all;
    var availabilityHere = new InMemoryAvailabilityIndex(unitOfWork);
    this.availability = availabilityHere;
    this.nextAvailableAt = availabilityHere::nextAvailableAt;
    var groupsHere = new InMemoryFileGroups(unitOfWork);
    this.groups = groupsHere;
    this.allGroups = groupsHere::all;
    var grantsHere = new InMemorySharingGrants(unitOfWork);
    this.grants = grantsHere;
    this.allGrants = grantsHere::all;
    var consentsHere = new InMemoryConsents(unitOfWork);
    this.consents = consentsHere;
    var logsHere = new InMemoryAccessLogs(unitOfWork);
    this.logs = logsHere;
    var acceptancesHere = new InMemoryAcceptances(unitOfWork);
    this.acceptances = acceptancesHere;
    this.retained =
        new InMemoryRetainedRecords(
            unitOfWork,
            patient -> {
              appointmentsHere.all().stream()
                  .filter(appointment -> appointment.patient().equals(patient))
                  .forEach(appointment -> consentsHere.remove(appointment.id()));
              appointmentsHere.remove(patient);
              grantsHere.remove(patient);
              logsHere.remove(patient);
              acceptancesHere.remove(patient);
              patientsHere.remove(patient);
            });
  }

  /** {@return the unit of work, for stores of your own that take part in it} */
  public InMemoryUnitOfWork unitOfWork() {
    return unitOfWork;
  }

  /** Replaces the generator of ids. */
  public ClinicParts ids(IdGenerator yours) {
    this.ids = yours;
    return this;
  }

  // — identity —

  CallerStandings callerStandings() {
    return new InMemoryCallerStandings(accounts, endedSessions);
  }

  /** Replaces the store of who accepted which legal documents. */
  public ClinicParts acceptances(Acceptances yours) {
    this.acceptances = yours;
    return this;
  }

  /** Replaces the store of message preferences. */
  public ClinicParts messagePreferences(MessagePreferences yours) {
    this.messagePreferences = yours;
    return this;
  }

  /** Replaces the store of partners' programs, and their tokens. */
  public ClinicParts machineClients(MachineClients yours, ClientTokens tokens) {
    this.machineClients = yours;
    this.clientTokens = tokens;
    return this;
  }

  /** Replaces the store of second factors, and what knows their codes. */
  public ClinicParts secondFactors(SecondFactors yours, OneTimeCodes codes) {
    this.secondFactors = yours;
    this.oneTimeCodes = codes;
    return this;
  }

  /** Replaces the store of mailed tokens. */
  public ClinicParts mailedTokens(MailedTokens yours) {
    this.mailedTokens = yours;
    return this;
  }

  /** Replaces the store of accounts. */
  public ClinicParts accounts(Accounts yours) {
    this.accounts = yours;
    return this;
  }

  /** Replaces the store of sessions; access tokens then last as long as they say. */
  public ClinicParts sessions(Sessions yours) {
    this.sessions = yours;
    this.endedSessions = (account, origin) -> false;
    return this;
  }

  /** Replaces the store of failed logins. */
  public ClinicParts loginTallies(LoginTallies yours) {
    this.tallies = yours;
    return this;
  }

  /** Replaces the hash of passwords. */
  public ClinicParts passwordHasher(PasswordHasher yours) {
    this.passwordHasher = yours;
    return this;
  }

  /** Replaces the tokens of calls. */
  public ClinicParts accessTokens(AccessTokens yours) {
    this.accessTokens = yours;
    return this;
  }

  /** Replaces the tokens of sessions. */
  public ClinicParts refreshTokens(SecretTokens yours) {
    this.refreshTokens = yours;
    return this;
  }

  /** Replaces the seal of devices. */
  public ClinicParts deviceSeal(DeviceSeal yours) {
    this.deviceSeal = yours;
    return this;
  }

  /**
   * Replaces the store of patients.
   *
   * @param all lists what it holds, in any order
   */
  public ClinicParts patients(Patients yours, Supplier<List<Patient>> all) {
    this.patients = yours;
    this.allPatients = all;
    return this;
  }

  // — directory —

  /**
   * Replaces the store of doctors.
   *
   * @param all lists what it holds, in any order
   */
  public ClinicParts doctors(Doctors yours, Supplier<List<Doctor>> all) {
    this.doctors = yours;
    this.allDoctors = all;
    return this;
  }

  /** Replaces the store of ratings. */
  public ClinicParts doctorRatings(DoctorRatings yours) {
    this.ratings = yours;
    return this;
  }

  /** Gives a registry that may verify doctors who sign up; without one, nobody is verified. */
  public ClinicParts councilRegistry(CouncilRegistry yours) {
    this.registry = yours;
    return this;
  }

  /** Replaces the search of doctors. */
  public ClinicParts doctorListings(DoctorListings yours) {
    this.doctorListings = Optional.of(yours);
    return this;
  }

  // — scheduling —

  /** Replaces the store of agendas. */
  public ClinicParts agendas(Agendas yours) {
    this.agendas = yours;
    return this;
  }

  /**
   * Replaces the store of appointments.
   *
   * @param all lists what it holds, in any order
   */
  public ClinicParts appointments(Appointments yours, Supplier<List<Appointment>> all) {
    this.appointments = yours;
    this.allAppointments = all;
    return this;
  }

  /** Replaces the lists of appointments. */
  public ClinicParts appointmentListings(AppointmentListings yours) {
    this.appointmentListings = Optional.of(yours);
    return this;
  }

  /** Replaces the offers shown to those who look. */
  public ClinicParts offers(Offers yours) {
    this.offers = Optional.of(yours);
    return this;
  }

  /** Replaces the turns of those who book. */
  public ClinicParts bookingTurns(BookingTurns yours) {
    this.turns = Optional.of(yours);
    return this;
  }

  /**
   * Replaces the index of availability.
   *
   * @param next reads the entry of a doctor, for the search of doctors
   */
  public ClinicParts availability(
      AvailabilityIndex yours, Function<DoctorId, Optional<Instant>> next) {
    this.availability = yours;
    this.nextAvailableAt = next;
    return this;
  }

  /** Replaces the store of calendar feeds and the secrets in their addresses. */
  public ClinicParts calendarFeeds(CalendarFeeds yours, CalendarSecrets secrets) {
    this.calendarFeeds = yours;
    this.calendarSecrets = secrets;
    return this;
  }

  // — teleconsultation —

  /** Replaces the store of consents. */
  public ClinicParts consents(Consents yours) {
    this.consents = yours;
    return this;
  }

  /** Replaces the provider of rooms. */
  public ClinicParts meetingRooms(MeetingRooms yours) {
    this.rooms = yours;
    return this;
  }

  /** Replaces the tickets that open a room. */
  public ClinicParts joinTickets(SecretTokens yours) {
    this.joinTickets = yours;
    return this;
  }

  // — health record —

  /** Replaces the ports for the contents of files. */
  public ClinicParts contents(HealthRecord.Contents yours) {
    this.contents = yours;
    return this;
  }

  /** Replaces the store of files. */
  public ClinicParts recordFiles(RecordFiles yours) {
    this.files = Optional.of(yours);
    return this;
  }

  /**
   * Replaces the store of groups.
   *
   * @param all lists what it holds, in any order
   */
  public ClinicParts fileGroups(FileGroups yours, Supplier<List<FileGroup>> all) {
    this.groups = yours;
    this.allGroups = all;
    return this;
  }

  /**
   * Replaces the store of grants.
   *
   * @param all lists what it holds, in any order
   */
  public ClinicParts sharingGrants(SharingGrants yours, Supplier<List<SharingGrant>> all) {
    this.grants = yours;
    this.allGrants = all;
    return this;
  }

  /** Replaces the access logs and their seal. */
  public ClinicParts accessLogs(AccessLogs yours, AccessLogSeal seal) {
    this.logs = yours;
    this.accessLogSeal = seal;
    return this;
  }

  /** Replaces the lists of records. */
  public ClinicParts recordListings(RecordListings yours) {
    this.recordListings = Optional.of(yours);
    return this;
  }

  // — made from the others —

  RecordFiles files() {
    return files.orElseGet(() -> new InMemoryRecordFiles(unitOfWork, groups));
  }

  DoctorListings doctorListings() {
    return doctorListings.orElseGet(
        () -> new InMemoryDoctorListings(doctors, allDoctors, ratings, nextAvailableAt));
  }

  Offers offers() {
    return offers.orElseGet(() -> new InMemoryOffers(doctors, agendas, availability));
  }

  BookingTurns turns() {
    return turns.orElseGet(() -> new InMemoryBookingTurns(doctors, patients, agendas));
  }

  AppointmentListings appointmentListings() {
    return appointmentListings.orElseGet(
        () ->
            new InMemoryAppointmentListings(
                appointments, allAppointments, doctors, patients, agendas));
  }

  RecordListings recordListings(RecordFiles ofAll) {
    return recordListings.orElseGet(
        () ->
            new InMemoryRecordListings(
                ofAll, groups, allGroups, grants, allGrants, logs, doctors, patients));
  }
}

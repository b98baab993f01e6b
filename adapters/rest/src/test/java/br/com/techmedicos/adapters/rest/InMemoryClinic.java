package br.com.techmedicos.adapters.rest;

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
import br.com.techmedicos.adapters.memory.shared.InMemoryIdempotencyRecords;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryConsents;
import br.com.techmedicos.adapters.memory.teleconsultation.InMemoryJoinTickets;
import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorVerification;
import br.com.techmedicos.application.directory.RegisterDoctor;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.directory.ViewDoctorProfile;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.ClientAddress;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.LogOut;
import br.com.techmedicos.application.identity.LoginThrottle;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.PublishedKeys;
import br.com.techmedicos.application.identity.RefreshSecret;
import br.com.techmedicos.application.identity.RefreshSecrets;
import br.com.techmedicos.application.identity.RefreshSession;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.ReinstateAccount;
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
import br.com.techmedicos.application.scheduling.RefuseAppointment;
import br.com.techmedicos.application.scheduling.ReportNoShow;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.application.scheduling.SlotReservation;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.application.scheduling.ViewAppointment;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.application.teleconsultation.IceServer;
import br.com.techmedicos.application.teleconsultation.JoinMeeting;
import br.com.techmedicos.application.teleconsultation.MeetingDoor;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.TicketSecret;
import br.com.techmedicos.application.teleconsultation.ViewMeeting;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The use cases that the interface drives, on memory. */
final class InMemoryClinic {

  private static final Instant MONDAY_MORNING = Instant.parse("2027-03-01T11:00:00Z");

  private final AdjustableClock clock = new AdjustableClock(MONDAY_MORNING);
  private final IdGenerator ids = new SequentialIds(clock);
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);
  private final InMemoryAccounts accounts = new InMemoryAccounts(unitOfWork);
  private final InMemoryPatients patients = new InMemoryPatients(unitOfWork);
  private final InMemorySessions sessions = new InMemorySessions(unitOfWork);
  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final InMemoryDoctorRatings ratings = new InMemoryDoctorRatings(unitOfWork);
  private final InMemoryAgendas agendas = new InMemoryAgendas(unitOfWork);
  private final InMemoryAppointments appointments = new InMemoryAppointments(unitOfWork);
  private final InMemoryAvailabilityIndex availability = new InMemoryAvailabilityIndex(unitOfWork);
  private final InMemoryAppointmentListings listings =
      new InMemoryAppointmentListings(appointments, doctors, patients);
  private final InMemoryBookingQueue queue = new InMemoryBookingQueue();
  private final PasswordHasher hasher = new PlainPasswords();
  private final AccessTokens accessTokens = new PlainTokens();
  private final RefreshSecrets refreshSecrets = new CountedSecrets();
  private final AppointmentDesk desk =
      new AppointmentDesk(
          unitOfWork, accounts, appointments, listings, availability, outbox, clock);
  private final SlotReservation reservation;
  private final SignUpThrottle signUps =
      new SignUpThrottle(unitOfWork, accounts, new InMemoryLoginTallies(unitOfWork), true);
  private final SuspendAccount suspendAccount =
      new SuspendAccount(unitOfWork, accounts, sessions, clock);
  private final ReinstateAccount reinstateAccount = new ReinstateAccount(unitOfWork, accounts);
  private final CouncilRegistry registry = doctor -> CouncilRegistry.Verdict.UNDECIDED;
  private final DoctorVerification verification = new DoctorVerification(registry, doctors, outbox);
  private final ViewAgenda viewAgenda = new ViewAgenda(agendas, doctors);
  private final InMemoryConsents consents = new InMemoryConsents(unitOfWork);
  private final MeetingDoor door = new MeetingDoor(appointments, consents);
  private volatile MeetingRooms rooms = InMemoryClinic::relayed;
  private volatile Runnable beforeSearch = () -> {};
  private volatile Runnable beforeSignUp = () -> {};

  InMemoryClinic(BookingPolicy policy) {
    reservation =
        new SlotReservation(doctors, patients, agendas, appointments, queue, desk, policy);
  }

  AdjustableClock clock() {
    return clock;
  }

  /** An operator, who cannot sign up. */
  String operatorToken() {
    OperatorId id = new OperatorId(ids.next());
    unitOfWork.execute(
        () -> {
          accounts.add(
              Account.register(
                  id, OperatorLogin.parse("operator." + id), new PasswordHash("secret")));
          return id;
        });
    return accessTokens.issue(AccountId.of(id), clock.instant()).value();
  }

  /** Who provides the rooms from now on. */
  void meetsIn(MeetingRooms provider) {
    rooms = provider;
  }

  /** What happens before every search from now on. */
  void searchesAfter(Runnable before) {
    beforeSearch = before;
  }

  /** What happens from now on when a password is hashed. */
  void signsUpAfter(Runnable before) {
    beforeSignUp = before;
  }

  private static MeetingRoom relayed(MeetingRooms.Visitor visitor) {
    return new MeetingRoom.Ours(
        List.of(
            new IceServer(List.of("stun:stun.example:3478"), Optional.empty()),
            new IceServer(
                List.of("turn:relay.example:3478"),
                Optional.of(new IceServer.Login("until later", "a credential")))),
        false);
  }

  /** Everything that the interface asks to be given. */
  Object[] beans() {
    return new Object[] {
      clock,
      ids,
      unitOfWork,
      new InMemoryIdempotencyRecords(unitOfWork),
      new TestSeal(),
      new HeldUpListings(
          new InMemoryDoctorListings(doctors, ratings, availability::nextAvailableAt)),
      new InMemoryVerificationQueue(doctors),
      new AuthenticateCaller(accessTokens, accounts),
      (PublishedKeys) () -> "{\"keys\":[]}",
      new RegisterPatient(unitOfWork, accounts, patients, signUps, hasher, outbox, ids, clock),
      new ViewPatientProfile(patients),
      new UpdatePatientProfile(unitOfWork, accounts, patients, outbox, clock),
      new LogIn(
          unitOfWork,
          accounts,
          hasher,
          new LoginThrottle(new InMemoryLoginTallies(unitOfWork), true),
          sessions,
          refreshSecrets,
          accessTokens,
          ids,
          clock),
      new RefreshSession(unitOfWork, sessions, accounts, refreshSecrets, accessTokens, clock),
      new LogOut(unitOfWork, sessions, clock),
      new RegisterDoctor(
          unitOfWork, doctors, accounts, signUps, hasher, verification, outbox, ids, clock),
      new ViewDoctorProfile(doctors),
      new UpdateDoctorProfile(unitOfWork, doctors, verification, outbox, clock),
      new DecideVerification(
          unitOfWork,
          doctors,
          suspendAccount,
          reinstateAccount,
          List.of(new CancelAppointmentsOfSuspendedDoctor(appointments, queue, desk)),
          outbox,
          clock),
      new SuspendPatient(unitOfWork, suspendAccount, appointments, desk, clock),
      reinstateAccount,
      new InMemoryWatchedPatients(accounts, patients, appointments),
      viewAgenda,
      new PublishAgenda(unitOfWork, viewAgenda, agendas, availability, outbox, clock),
      new ListSlots(doctors, agendas, appointments, clock),
      new BookAppointment(unitOfWork, reservation, desk, ids, clock),
      new ListAppointments(listings, clock),
      new ViewAppointment(listings, clock),
      new AcceptAppointment(desk),
      new RefuseAppointment(desk),
      new CancelAppointment(desk),
      new RescheduleAppointment(desk, reservation),
      new CompleteAppointment(desk),
      new ReportNoShow(desk),
      new RateAppointment(desk, ratings),
      new ViewMeeting(door, clock),
      new GiveConsent(unitOfWork, accounts, door, consents, clock),
      new JoinMeeting(
          unitOfWork,
          accounts,
          door,
          listings,
          visitor -> rooms.open(visitor),
          () -> new TicketSecret("ticket-" + ids.next()),
          new InMemoryJoinTickets(unitOfWork),
          clock),
    };
  }

  /** Searches only after what a test wants to happen first. */
  private final class HeldUpListings implements DoctorListings {

    private final DoctorListings listings;

    private HeldUpListings(DoctorListings listings) {
      this.listings = listings;
    }

    @Override
    public Page<DoctorListing, DoctorSearch.Key> search(DoctorSearch search) {
      beforeSearch.run();
      return listings.search(search);
    }

    @Override
    public Optional<DoctorListing> find(DoctorId id) {
      return listings.find(id);
    }
  }

  /** The account itself is the token: what proves it is another adapter's concern. */
  private static final class PlainTokens implements AccessTokens {
    @Override
    public AccessToken issue(AccountId account, Instant now) {
      return new AccessToken(account.role() + "." + account.value(), now, now.plus(LIFETIME));
    }

    @Override
    public Optional<AccountId> verify(String token) {
      String[] parts = token.split("\\.");
      return parts.length == 2
          ? Optional.of(new AccountId(Role.valueOf(parts[0]), UUID.fromString(parts[1])))
          : Optional.empty();
    }
  }

  /** No hash at all, so that tests are quick. */
  private final class PlainPasswords implements PasswordHasher {
    @Override
    public PasswordHash hash(Password password, ClientAddress address) {
      beforeSignUp.run();
      return new PasswordHash(password.value());
    }

    @Override
    public Verdict verify(
        Password password, Optional<PasswordHash> hash, ClientAddress address, int failures) {
      return hash.filter(kept -> kept.phc().equals(password.value())).isPresent()
          ? Verdict.MATCH
          : Verdict.MISMATCH;
    }
  }

  /** Secrets that anyone can guess. */
  private static final class CountedSecrets implements RefreshSecrets {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public RefreshSecret next() {
      return new RefreshSecret("secret-" + count.incrementAndGet());
    }
  }
}

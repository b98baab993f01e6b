package br.com.techmedicos.adapters.rest;

import br.com.techmedicos.adapters.calendar.Ical4jCalendarRenderer;
import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.delivery.WriteLetters;
import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.PublishedKeys;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.IceServer;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What the interface is given in a test: a clinic in memory, and ways to get in between. */
final class TestClinic {

  private static final Instant MONDAY_MORNING = Instant.parse("2027-03-01T11:00:00Z");

  private final AdjustableClock clock = new AdjustableClock(MONDAY_MORNING);
  private final InMemoryClinic clinic = new InMemoryClinic(clock);
  private final PasswordHasher hasher = new HeldUpHasher(new InMemoryPasswordHasher());
  private final AccessTokens accessTokens = new PlainTokens();
  private final BookingPolicy policy;
  private volatile MeetingRooms rooms = TestClinic::relayed;
  private volatile Runnable beforeSearch = () -> {};
  private volatile Runnable beforeLook = () -> {};
  private volatile Runnable beforeHash = () -> {};
  private volatile Runnable beforeScan = () -> {};
  private volatile Runnable afterCommit = () -> {};

  TestClinic(BookingPolicy policy) {
    this.policy = policy;
  }

  AdjustableClock clock() {
    return clock;
  }

  /** Something that a partner refuses to be told. */
  void deliversToWhoRefuses() {
    Subscriber partner =
        new Subscriber() {
          @Override
          public String name() {
            return "partner";
          }

          @Override
          public Set<String> wants() {
            return Set.of("DoctorRegistered");
          }

          @Override
          public Outcome tell(Announcement announcement) {
            return new Outcome.Refused("SMTP 550");
          }
        };
    clinic.delivery().writeLetters().handle(new WriteLetters.Command(() -> List.of(partner)));
    clinic.delivery().deliverLetters().handle(new DeliverLetters.Command(partner, () -> true));
  }

  /** Everybody is told what has happened. */
  void tellsEveryone() {
    clinic.tellEveryone();
  }

  /** An operator, who cannot sign up. */
  String operatorToken() {
    OperatorId id = new OperatorId(clinic.ids().next());
    clinic
        .unitOfWork()
        .run(
            () ->
                clinic
                    .accounts()
                    .add(
                        Account.register(
                            id,
                            OperatorLogin.parse("operator." + id),
                            hasher.hash(Password.typed("secret"), ClientAddress.of("localhost")))));
    return accessTokens
        .issue(AccountId.of(id), new SessionId(clinic.ids().next()), clock.instant())
        .value();
  }

  /** Who provides the rooms from now on. */
  void meetsIn(MeetingRooms provider) {
    rooms = provider;
  }

  /** What happens before every search from now on. */
  void searchesAfter(Runnable before) {
    beforeSearch = before;
  }

  /** What happens before a doctor is looked at from now on. */
  void looksAfter(Runnable before) {
    beforeLook = before;
  }

  /** What happens from now on when a password is hashed. */
  void hashesAfter(Runnable before) {
    beforeHash = before;
  }

  /** What happens from now on before a content is scanned. */
  void scansAfter(Runnable before) {
    beforeScan = before;
  }

  /** What happens from now on when a call that carries a key has been committed. */
  void commitsBefore(Runnable after) {
    afterCommit = after;
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
      clinic.ids(),
      new WatchedUnitOfWork(clinic.unitOfWork()),
      clinic.answers(),
      new TestSeal(),
      (PublishedKeys) () -> "{\"keys\":[]}",
      new HeldUpListings(clinic.doctorListings()),
      clinic.verificationQueue(),
      clinic.watchedPatients(),
      clinic.letters(),
      clinic.delivery(),
      clinic.partnership(),
      clinic.oversight(),
      clinic.operatorActs(),
      clinic.operatorRequests(),
      clinic.acceptances(),
      clinic.machineClients(),
      clinic.webhooks(),
      clinic.deliveryLog(),
      clinic.identity(hasher, accessTokens),
      clinic.directory(hasher, doctor -> CouncilRegistry.Lookup.UNDECIDED),
      clinic.scheduling(policy),
      new Ical4jCalendarRenderer(EmailAddress.parse("service@techmedicos.example")),
      clinic.teleconsultation(
          visitor -> rooms.open(visitor), () -> new SecretToken("ticket-" + clinic.ids().next())),
      clinic.healthRecord(contents()),
    };
  }

  private HealthRecord.Contents contents() {
    HealthRecord.Contents contents = clinic.contents();
    return new HealthRecord.Contents(
        contents.store(),
        contents.cipher(),
        contents.names(),
        contents.detector(),
        () -> {
          beforeScan.run();
          return contents.scanner().begin();
        });
  }

  /** Commits before what a test wants to happen then. */
  private final class WatchedUnitOfWork implements UnitOfWork {

    private final UnitOfWork unitOfWork;

    private WatchedUnitOfWork(UnitOfWork unitOfWork) {
      this.unitOfWork = unitOfWork;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
      T answer = unitOfWork.execute(work);
      afterCommit.run();
      return answer;
    }

    @Override
    public void runApart(Runnable work) {
      unitOfWork.runApart(work);
    }

    @Override
    public void afterwards(Runnable work) {
      unitOfWork.afterwards(work);
    }

    @Override
    public void runRegardless(Runnable work) {
      unitOfWork.runRegardless(work);
    }
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
      beforeLook.run();
      return listings.find(id);
    }
  }

  /** The account itself is the token: what proves it is another adapter's concern. */
  private static final class PlainTokens implements AccessTokens {
    @Override
    public AccessToken issue(AccountId account, SessionId session, Instant now) {
      return new AccessToken(account.role() + "." + account.value(), now, now.plus(LIFETIME));
    }

    @Override
    public TokenOrigin origin(String token) {
      return new TokenOrigin(Optional.empty(), Instant.MAX); // outlives everything
    }

    @Override
    public Optional<AccountId> verify(String token) {
      String[] parts = token.split("\\.");
      return parts.length == 2
          ? Optional.of(new AccountId(Role.valueOf(parts[0]), UUID.fromString(parts[1])))
          : Optional.empty();
    }
  }

  /** Hashes only after what a test wants to happen first. */
  private final class HeldUpHasher implements PasswordHasher {

    private final PasswordHasher hasher;

    private HeldUpHasher(PasswordHasher hasher) {
      this.hasher = hasher;
    }

    @Override
    public PasswordHash hash(Password password, ClientAddress address) {
      beforeHash.run();
      return hasher.hash(password, address);
    }

    @Override
    public void requireRoomToVerify(ClientAddress address) {
      hasher.requireRoomToVerify(address);
    }

    @Override
    public void requireRoomToHash(ClientAddress address) {
      hasher.requireRoomToHash(address);
    }

    @Override
    public Comparison verify(
        Password password, Optional<PasswordHash> hash, ClientAddress address, int failures) {
      beforeHash.run();
      return hasher.verify(password, hash, address, failures);
    }
  }
}

package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.ClientAddress;
import br.com.techmedicos.application.identity.EnsureFirstOperator;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.LogOut;
import br.com.techmedicos.application.identity.LoginThrottle;
import br.com.techmedicos.application.identity.RefreshSecret;
import br.com.techmedicos.application.identity.RefreshSession;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.SignUpThrottle;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.identity.UpdatePatientProfile;
import br.com.techmedicos.application.identity.ViewPatientProfile;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where people sign up and log in: the real use cases on in-memory stores. */
final class Reception {

  static final String PASSWORD = "uma senha bem longa";
  static final String HOME = "203.0.113.7";
  static final String ELSEWHERE = "198.51.100.23";

  final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T12:00:00Z"));
  final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);
  final InMemoryAccounts accounts = new InMemoryAccounts(unitOfWork);
  final InMemoryPatients patients = new InMemoryPatients(unitOfWork);
  final InMemorySessions sessions = new InMemorySessions(unitOfWork);
  final InMemoryLoginTallies tallies = new InMemoryLoginTallies(unitOfWork);
  final TransparentHasher hasher = new TransparentHasher();
  final IdGenerator ids = new SequentialIds(clock);
  final AccessTokens accessTokens = new CountedTokens();

  final RegisterPatient registerPatient;
  final ViewPatientProfile viewPatientProfile = new ViewPatientProfile(patients);
  final UpdatePatientProfile updatePatientProfile =
      new UpdatePatientProfile(unitOfWork, accounts, patients, outbox, clock);
  final EnsureFirstOperator ensureFirstOperator =
      new EnsureFirstOperator(unitOfWork, accounts, hasher, ids);
  final RefreshSession refreshSession =
      new RefreshSession(unitOfWork, sessions, accounts, this::nextSecret, accessTokens, clock);
  final LogOut logOut = new LogOut(unitOfWork, sessions, clock);
  final SuspendAccount suspendAccount = new SuspendAccount(unitOfWork, accounts, sessions, clock);
  final ReinstateAccount reinstateAccount = new ReinstateAccount(unitOfWork, accounts);
  final AuthenticateCaller authenticateCaller = new AuthenticateCaller(accessTokens, accounts);
  final ForgetOldLogins forgetOldLogins = new ForgetOldLogins(unitOfWork, sessions, tallies, clock);
  private final LogIn logIn;

  Reception() {
    this(true);
  }

  Reception(boolean slowsDownAddresses) {
    this.registerPatient =
        new RegisterPatient(
            unitOfWork,
            accounts,
            patients,
            new SignUpThrottle(unitOfWork, accounts, tallies, slowsDownAddresses),
            hasher,
            outbox,
            ids,
            clock);
    this.logIn =
        new LogIn(
            unitOfWork,
            accounts,
            hasher,
            new LoginThrottle(tallies, slowsDownAddresses),
            sessions,
            this::nextSecret,
            accessTokens,
            ids,
            clock);
  }

  Patient signUp(Person person) {
    return registerPatient.handle(signUpCommand(person));
  }

  RegisterPatient.Command signUpCommand(Person person) {
    return new RegisterPatient.Command(
        PersonName.of("Ana Silva"),
        person.email(),
        person.cpf(),
        LocalDate.of(1980, 2, 29),
        Password.of(PASSWORD),
        ClientAddress.of(HOME));
  }

  AccountId signUpDoctor(Person person) {
    Account account =
        Account.register(
            new DoctorId(person.id()),
            person.crm(),
            person.email(),
            hasher.hash(Password.of(PASSWORD)));
    unitOfWork.run(() -> accounts.add(account));
    return account.id();
  }

  IssuedTokens logIn(Role role, Identifier identifier, String password, String address) {
    return logIn.handle(
        new LogIn.Command(role, identifier, Password.of(password), ClientAddress.of(address)));
  }

  IssuedTokens refresh(RefreshSecret secret) {
    return refreshSession.handle(new RefreshSession.Command(secret));
  }

  void logOut(RefreshSecret secret) {
    logOut.handle(new LogOut.Command(secret));
  }

  Optional<AccountId> caller(AccessToken token) {
    return authenticateCaller.handle(new AuthenticateCaller.Query(token.value()));
  }

  private RefreshSecret nextSecret() {
    return new RefreshSecret("refresh " + ids.next());
  }

  /** Tokens that only this reception knows. */
  private final class CountedTokens implements AccessTokens {

    private final Map<String, Map.Entry<AccountId, Instant>> issued = new ConcurrentHashMap<>();

    @Override
    public AccessToken issue(AccountId account, Instant now) {
      AccessToken token = new AccessToken("access " + ids.next(), now, now.plus(LIFETIME));
      issued.put(token.value(), Map.entry(account, token.expiresAt()));
      return token;
    }

    @Override
    public Optional<AccountId> verify(String token) {
      return Optional.ofNullable(issued.get(token))
          .filter(entry -> clock.instant().isBefore(entry.getValue()))
          .map(Map.Entry::getKey);
    }
  }
}

package br.com.techmedicos.stories.identity;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.memory.MovableClock;
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
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.identity.InMemorySecondFactors;
import br.com.techmedicos.adapters.memory.identity.InMemorySecretCipher;
import br.com.techmedicos.adapters.memory.identity.InMemorySessions;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryCalendarFeeds;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AccountPolicy;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.DeviceToken;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.LogOut;
import br.com.techmedicos.application.identity.RefreshSession;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
  final InMemoryMailedTokens mailedTokens = new InMemoryMailedTokens(unitOfWork);
  final InMemoryCalendarFeeds feeds = new InMemoryCalendarFeeds(unitOfWork);
  final InMemorySecondFactors secondFactors = new InMemorySecondFactors(unitOfWork);
  final InMemoryAcceptances acceptances = new InMemoryAcceptances(unitOfWork);
  final InMemoryOneTimeCodes oneTimeCodes = new InMemoryOneTimeCodes();
  final TransparentHasher hasher = new TransparentHasher();
  final Map<DoctorId, PersonName> doctorNames = new HashMap<>();
  final Map<DoctorId, EmailAddress> doctorAddresses = new HashMap<>();
  volatile Runnable beforeId = () -> {};

  /** What others do while an account is waited for, once. */
  private volatile Runnable meanwhile = () -> {};

  private final IdGenerator sequence = new SequentialIds(clock);
  final IdGenerator ids =
      () -> {
        beforeId.run();
        return sequence.next();
      };
  final CallerStandings standings = new InMemoryCallerStandings(accounts, sessions::isVoid);
  final AccessTokens accessTokens = new InMemoryAccessTokens(clock);

  final Identity identity;

  Reception() {
    this(true);
  }

  Reception(boolean slowsDownAddresses) {
    this(slowsDownAddresses, false);
  }

  Reception(boolean slowsDownAddresses, boolean confirmsEmails) {
    this.identity =
        new Identity(
            new Identity.Dependencies(
                unitOfWork,
                outbox,
                waitedFor(accounts),
                patients,
                doctor -> Optional.ofNullable(doctorNames.get(doctor)),
                doctorAddresses::put,
                sessions,
                standings,
                tallies,
                mailedTokens,
                feeds,
                new InMemoryMessagePreferences(unitOfWork),
                new InMemoryKnownKeySet(),
                hasher,
                () -> new SecretToken("refresh " + ids.next()),
                secondFactors,
                oneTimeCodes,
                new InMemorySecretCipher(),
                new InMemoryDeviceSeal(),
                accessTokens,
                acceptances,
                new InMemoryMachineClients(unitOfWork),
                new InMemoryClientTokens(clock)),
            new AccountPolicy(slowsDownAddresses, true, confirmsEmails, true, true),
            ids,
            clock);
  }

  private Accounts waitedFor(Accounts accounts) {
    return (Accounts)
        Proxy.newProxyInstance(
            Accounts.class.getClassLoader(),
            new Class<?>[] {Accounts.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("hold")) {
                Runnable others = meanwhile;
                meanwhile = () -> {};
                others.run();
              }
              try {
                return method.invoke(accounts, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The next use case that holds an account waits while others do this. */
  void meanwhile(Runnable others) {
    this.meanwhile = others;
  }

  Patient signUp(Person person) {
    return identity.registerPatient().handle(signUpCommand(person));
  }

  RegisterPatient.Command signUpCommand(Person person) {
    return signUpCommand(person, HOME);
  }

  RegisterPatient.Command signUpCommand(Person person, String address) {
    return new RegisterPatient.Command(
        PersonName.parse("Ana Silva"),
        person.email(),
        person.cpf(),
        new BirthDate(LocalDate.of(1980, 2, 29)),
        Password.typed(PASSWORD),
        ClientAddress.of(address));
  }

  AccountId signUpDoctor(Person person) {
    Account account =
        Account.register(
            new DoctorId(person.id()),
            person.crm(),
            person.email(),
            hasher.hash(Password.typed(PASSWORD)));
    unitOfWork.run(() -> accounts.add(account));
    return account.id();
  }

  IssuedTokens logIn(Role role, Identifier identifier, String password, String address) {
    return logIn(role, identifier, password, address, Optional.empty()).tokens();
  }

  LogIn.OpenedSession logIn(
      Role role,
      Identifier identifier,
      String password,
      String address,
      Optional<DeviceToken> device) {
    return identity
        .logIn()
        .handle(
            new LogIn.Command(
                role,
                identifier,
                Password.typed(password),
                ClientAddress.of(address),
                device,
                Optional.empty()));
  }

  IssuedTokens refresh(SecretToken secret) {
    return identity.refreshSession().handle(new RefreshSession.Command(secret));
  }

  void logOut(SecretToken secret) {
    identity.logOut().handle(new LogOut.Command(secret));
  }

  Optional<AccountId> caller(AccessToken token) {
    return identity.authenticateCaller().handle(new AuthenticateCaller.Query(token.value()));
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.PasswordHasher.Comparison;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Logs in a doctor by CRM, a patient by CPF or e-mail, an operator by login. Answer and time are
 * the same for an unknown account, a suspended one and a wrong password. Who has a second factor
 * proves it as well, with a code for one use.
 */
public final class LogIn {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final PasswordHasher passwordHasher;
  private final LoginThrottle throttle;
  private final DeviceTokens deviceTokens;
  private final FactorProof factorProof;
  private final Sessions sessions;
  private final SecretTokens secretTokens;
  private final AccessTokens accessTokens;
  private final IdGenerator ids;
  private final Clock clock;

  LogIn(
      UnitOfWork unitOfWork,
      Accounts accounts,
      PasswordHasher passwordHasher,
      LoginThrottle throttle,
      DeviceTokens deviceTokens,
      FactorProof factorProof,
      Sessions sessions,
      SecretTokens secretTokens,
      AccessTokens accessTokens,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.passwordHasher = passwordHasher;
    this.throttle = throttle;
    this.deviceTokens = deviceTokens;
    this.factorProof = factorProof;
    this.sessions = sessions;
    this.secretTokens = secretTokens;
    this.accessTokens = accessTokens;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The credentials.
   *
   * @param identifier identifies the account; of a kind that the role does not log in with, it is
   *     unknown
   * @param device the token of the last login on the same device, if there was one; any other text
   *     is ignored
   * @param description what they log in with, if it is known
   * @param code of the second factor, if one was sent
   */
  public record Command(
      Role role,
      Identifier identifier,
      Password password,
      ClientAddress address,
      Optional<DeviceToken> device,
      Optional<DeviceDescription> description,
      Optional<String> code) {

    /** The credentials of who has no second factor. */
    public Command(
        Role role,
        Identifier identifier,
        Password password,
        ClientAddress address,
        Optional<DeviceToken> device,
        Optional<DeviceDescription> description) {
      this(role, identifier, password, address, device, description, Optional.empty());
    }
  }

  /**
   * A new session.
   *
   * @param device to be sent with the next login on the same device
   */
  public record OpenedSession(IssuedTokens tokens, DeviceToken device) {}

  /** An attempt, whether it may be decided, and its account if there is one. */
  private record Candidate(LoginThrottle.Admission admission, Optional<Account> account) {}

  /** The result of a comparison, and a new hash if the stored one is outdated. */
  private record Proof(Comparison comparison, Optional<PasswordHash> betterHash) {}

  /**
   * What came of an attempt.
   *
   * @param opened the account that a session was opened for
   * @param replaced the account as it stands now, if its hash was replaced since it was compared
   * @param refusal why it failed, if neither is there
   */
  private record Decision(
      Optional<Account> opened, Optional<Account> replaced, AuthenticationViolation refusal) {

    private static final AuthenticationViolation LOGIN = new AuthenticationViolation.LoginRefused();

    static Decision opened(Account account) {
      return new Decision(Optional.of(account), Optional.empty(), LOGIN);
    }

    static Decision replaced(Account account) {
      return new Decision(Optional.empty(), Optional.of(account), LOGIN);
    }

    static Decision refused(AuthenticationViolation refusal) {
      return new Decision(Optional.empty(), Optional.empty(), refusal);
    }

    Account openedOrThrow() {
      return opened.orElseThrow(() -> new DomainException(refusal));
    }
  }

  /** The session to open, if the attempt succeeds. */
  private record Opening(
      SessionId session,
      SecretToken refresh,
      Optional<DeviceDescription> device,
      Optional<String> code) {}

  /**
   * Logs in.
   *
   * @return tokens of a new session
   * @throws DomainException with an {@link AuthenticationViolation}
   * @throws TooBusy if too many logins wait
   */
  public OpenedSession handle(Command command) {
    passwordHasher.requireRoomToVerify(command.address());
    LoginAttempt attempt =
        new LoginAttempt(command.role(), command.identifier(), command.address());
    Instant now = clock.instant();
    Candidate candidate = unitOfWork.execute(() -> candidate(command, attempt, now));
    candidate.admission().requireOpen();
    SecretToken refresh = secretTokens.next();
    SessionId session = new SessionId(ids.next());
    Opening opening = new Opening(session, refresh, command.description(), command.code());
    Account account = open(command, attempt, candidate, opening, now).openedOrThrow();
    return new OpenedSession(
        new IssuedTokens(accessTokens.issue(account.id(), session, now), refresh),
        deviceTokens.issue(ids.next(), account, now));
  }

  private Candidate candidate(Command command, LoginAttempt attempt, Instant now) {
    Optional<Account> account = accountFor(attempt);
    Optional<Device> device =
        account.flatMap(
            found -> command.device().flatMap(token -> deviceTokens.verify(token, found, now)));
    return new Candidate(throttle.admit(attempt, device, now), account);
  }

  /** Opens a session, unless the attempt fails. */
  private Decision open(
      Command command, LoginAttempt attempt, Candidate candidate, Opening opening, Instant now) {
    return throttle.decided(
        unitOfWork,
        attempt,
        candidate.admission(),
        now,
        () -> proveAndDecide(command, attempt, candidate, opening, now));
  }

  /**
   * A password that was replaced since it was compared opens nothing: the change has ended all
   * sessions, and this would be one more. It is compared anew, since another login may only have
   * hashed it anew.
   */
  private Decision proveAndDecide(
      Command command, LoginAttempt attempt, Candidate candidate, Opening opening, Instant now) {
    // Between two units of work, so that no connection waits for a hash.
    Proof proof = prove(command, candidate);
    Decision decision = unitOfWork.execute(() -> decide(attempt, candidate, proof, opening, now));
    if (decision.replaced().isEmpty()) {
      return decision;
    }
    Candidate again = new Candidate(candidate.admission(), decision.replaced());
    return proveAndDecide(command, attempt, again, opening, now);
  }

  private Decision decide(
      LoginAttempt attempt, Candidate candidate, Proof proof, Opening opening, Instant now) {
    Optional<Account> held =
        proof.comparison() == Comparison.MISMATCH
            ? Optional.empty()
            : candidate.account().flatMap(this::held);
    if (held.isEmpty()) {
      throttle.failed(attempt, candidate.admission(), now);
      return Decision.refused(Decision.LOGIN);
    }
    if (!held.map(Account::passwordHash).equals(candidate.account().map(Account::passwordHash))) {
      return Decision.replaced(held.get());
    }
    if (!provesSecondFactor(held.get(), opening.code(), now)) {
      throttle.failed(attempt, candidate.admission(), now);
      return Decision.refused(new AuthenticationViolation.WrongCode());
    }
    Account account = proof.betterHash().map(held.get()::withPasswordHash).orElse(held.get());
    throttle.succeeded(attempt, candidate.admission(), now);
    if (proof.betterHash().isPresent()) {
      accounts.update(account);
    }
    Session session =
        Session.start(
            opening.session(), account.id(), opening.device(), Network.of(attempt.address()), now);
    sessions.open(RefreshToken.first(opening.refresh().digest(), session, now));
    return Decision.opened(account);
  }

  /**
   * Uses up the code, if the account wants one.
   *
   * @throws DomainException with {@link AuthenticationViolation.SecondFactorRequired} if none came
   */
  private boolean provesSecondFactor(Account account, Optional<String> code, Instant now) {
    Optional<SecondFactor> needed = factorProof.needed(account.id());
    if (needed.isPresent() && code.isEmpty()) {
      throw new DomainException(new AuthenticationViolation.SecondFactorRequired());
    }
    return needed.isEmpty() || factorProof.use(needed.get(), code.orElseThrow(), now).isPresent();
  }

  private Optional<Account> accountFor(LoginAttempt attempt) {
    return attempt.role().logins().contains(attempt.identifier().kind())
        ? accounts.findBy(attempt.role(), attempt.identifier())
        : Optional.empty();
  }

  /** Holds an account, so that no session outlives it, and reads it as it stands then. */
  private Optional<Account> held(Account compared) {
    if (accounts.standing(compared.id()).filter(s -> s == AccountStanding.ACTIVE).isEmpty()) {
      return Optional.empty();
    }
    accounts.hold(compared.id());
    return accounts.find(compared.id());
  }

  private Proof prove(Command command, Candidate candidate) {
    Comparison comparison =
        passwordHasher.verify(
            command.password(),
            candidate.account().map(Account::passwordHash),
            command.address(),
            candidate.admission().failures());
    return switch (comparison) {
      case MATCH_OUTDATED -> new Proof(comparison, betterHash(command));
      case MATCH, MISMATCH -> new Proof(comparison, Optional.empty());
    };
  }

  /** Computes a new hash. If the hasher is busy, a later login does it. */
  private Optional<PasswordHash> betterHash(Command command) {
    try {
      return Optional.of(passwordHasher.hash(command.password(), command.address()));
    } catch (TooBusy e) {
      return Optional.empty();
    }
  }
}

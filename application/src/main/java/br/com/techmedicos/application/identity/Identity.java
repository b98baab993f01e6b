package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import java.time.Clock;

/** The use cases of accounts and sessions. They hold no state. */
public final class Identity {

  private final Dependencies ports;
  private final AccountPolicy policy;
  private final IdGenerator ids;
  private final Clock clock;

  /** The ports that the use cases need. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Accounts accounts,
      Patients patients,
      DoctorNames doctorNames,
      DoctorAddresses doctorAddresses,
      Sessions sessions,
      CallerStandings callerStandings,
      LoginTallies tallies,
      MailedTokens mailedTokens,
      SecretAddresses secretAddresses,
      MessagePreferences messagePreferences,
      KnownKeySet knownKeySet,
      PasswordHasher passwordHasher,
      SecretTokens secretTokens,
      SecondFactors secondFactors,
      OneTimeCodes oneTimeCodes,
      SecretCipher secretCipher,
      DeviceSeal deviceSeal,
      AccessTokens accessTokens,
      Acceptances acceptances,
      MachineClients machineClients,
      ClientTokens clientTokens) {}

  /** The use cases, with rate limits. */
  public Identity(Dependencies ports, IdGenerator ids, Clock clock) {
    this(ports, AccountPolicy.STANDARD, ids, clock);
  }

  /**
   * The use cases.
   *
   * @param policy what who runs the service has decided
   */
  public Identity(Dependencies ports, AccountPolicy policy, IdGenerator ids, Clock clock) {
    this.ports = ports;
    this.policy = policy;
    this.ids = ids;
    this.clock = clock;
  }

  public RegisterPatient registerPatient() {
    return new RegisterPatient(
        ports.unitOfWork,
        ports.accounts,
        ports.patients,
        signUpThrottle(),
        ports.passwordHasher,
        acceptDocuments(),
        ports.outbox,
        ids,
        clock);
  }

  /** {@return whether patients sign up with {@link RequestSignUp}} */
  public boolean confirmsEmails() {
    return policy.emailsAreConfirmed();
  }

  /** {@return the use case}; for where addresses are confirmed */
  public RequestSignUp requestSignUp() {
    return new RequestSignUp(
        ports.unitOfWork,
        ports.accounts,
        ports.patients,
        ports.mailedTokens,
        signUpThrottle(),
        ports.passwordHasher,
        acceptDocuments(),
        ports.outbox,
        ids,
        clock);
  }

  public ConfirmEmail confirmEmail() {
    return new ConfirmEmail(ports.unitOfWork, ports.accounts, ports.mailedTokens, clock);
  }

  public RequestEmailConfirmation requestEmailConfirmation() {
    return new RequestEmailConfirmation(
        ports.unitOfWork,
        callerLock(),
        ports.accounts,
        new MailRequests(ports.tallies),
        ports.outbox,
        ids,
        clock);
  }

  public RequestEmailChange requestEmailChange() {
    return new RequestEmailChange(
        ownerProof(),
        new MailRequests(ports.tallies),
        ports.mailedTokens,
        ports.secretTokens,
        ports.outbox,
        ids,
        clock);
  }

  public ConfirmEmailChange confirmEmailChange() {
    return new ConfirmEmailChange(
        ports.unitOfWork,
        ports.accounts,
        new OwnerAddresses(ports.patients, ports.doctorAddresses),
        ports.mailedTokens,
        ports.secretTokens,
        ports.sessions,
        ports.outbox,
        ids,
        clock);
  }

  public TakeEmailBack takeEmailBack() {
    return new TakeEmailBack(
        ports.unitOfWork,
        ports.accounts,
        new OwnerNames(ports.patients, ports.doctorNames),
        new OwnerAddresses(ports.patients, ports.doctorAddresses),
        ports.mailedTokens,
        ports.passwordHasher,
        passwordReplacement(),
        ports.outbox,
        ids,
        clock);
  }

  /** {@return what makes the tokens of mails about another address} */
  public EmailChanges emailChanges() {
    return new EmailChanges(mailedSecrets(), ports.accounts);
  }

  /** {@return what makes the tokens of mails that confirm an address} */
  public EmailConfirmations emailConfirmations() {
    return new EmailConfirmations(mailedSecrets(), ports.accounts);
  }

  /** {@return what use cases of other features ask for a confirmed address with} */
  public EmailRequirement emailRequirement() {
    return new EmailRequirement(ports.accounts, policy.emailsAreConfirmed());
  }

  private MailedSecrets mailedSecrets() {
    return new MailedSecrets(
        ports.unitOfWork, ports.accounts, ports.mailedTokens, ports.secretTokens, clock);
  }

  public ViewPatientProfile viewPatientProfile() {
    return new ViewPatientProfile(ports.patients);
  }

  public UpdatePatientProfile updatePatientProfile() {
    return new UpdatePatientProfile(
        ports.unitOfWork, ports.accounts, ports.patients, ports.outbox, clock);
  }

  public ViewMessagePreference viewMessagePreference() {
    return new ViewMessagePreference(ports.messagePreferences);
  }

  public ChooseMessagePreference chooseMessagePreference() {
    return new ChooseMessagePreference(ports.unitOfWork, callerLock(), ports.messagePreferences);
  }

  public LogIn logIn() {
    return new LogIn(
        ports.unitOfWork,
        ports.accounts,
        ports.passwordHasher,
        loginThrottle(),
        new DeviceTokens(ports.deviceSeal),
        factorProof(),
        ports.sessions,
        ports.secretTokens,
        ports.accessTokens,
        ids,
        clock);
  }

  public RefreshSession refreshSession() {
    return new RefreshSession(
        ports.unitOfWork,
        ports.sessions,
        ports.accounts,
        ports.secretTokens,
        ports.accessTokens,
        clock);
  }

  public LogOut logOut() {
    return new LogOut(ports.unitOfWork, ports.sessions, clock);
  }

  public RequestPasswordReset requestPasswordReset() {
    return new RequestPasswordReset(
        ports.unitOfWork, ports.accounts, loginThrottle(), ports.outbox, ids, clock);
  }

  public ResetPassword resetPassword() {
    return new ResetPassword(
        ports.unitOfWork,
        ports.accounts,
        new OwnerNames(ports.patients, ports.doctorNames),
        ports.mailedTokens,
        ports.passwordHasher,
        passwordReplacement(),
        clock);
  }

  public ChangePassword changePassword() {
    return new ChangePassword(
        ports.unitOfWork,
        ports.accounts,
        new OwnerNames(ports.patients, ports.doctorNames),
        ownerProof(),
        ports.passwordHasher,
        passwordReplacement(),
        clock);
  }

  /** {@return the use case}; to be called after a restore */
  public VoidPassword voidPassword() {
    return new VoidPassword(
        ports.unitOfWork,
        ports.accounts,
        ports.secretTokens,
        ports.passwordHasher,
        passwordReplacement());
  }

  /** {@return what makes the tokens of mails} */
  public PasswordResets passwordResets() {
    return new PasswordResets(mailedSecrets(), ports.sessions);
  }

  public EnrolSecondFactor enrolSecondFactor() {
    return new EnrolSecondFactor(
        passwordProof(), ports.secondFactors, ports.oneTimeCodes, ports.secretCipher, clock);
  }

  public ConfirmSecondFactor confirmSecondFactor() {
    return new ConfirmSecondFactor(
        codeAttempts(),
        ports.secondFactors,
        ports.sessions,
        ports.oneTimeCodes,
        ports.outbox,
        clock);
  }

  public RenewRecoveryCodes renewRecoveryCodes() {
    return new RenewRecoveryCodes(
        codeAttempts(), ports.secondFactors, ports.oneTimeCodes, ports.outbox, clock);
  }

  public RemoveSecondFactor removeSecondFactor() {
    return new RemoveSecondFactor(codeAttempts(), ports.secondFactors, ports.outbox, clock);
  }

  private CodeAttempts codeAttempts() {
    return new CodeAttempts(
        ports.unitOfWork, callerLock(), passwordProof(), ports.secondFactors, factorProof());
  }

  private PasswordReplacement passwordReplacement() {
    return new PasswordReplacement(
        ports.accounts,
        ports.mailedTokens,
        ports.sessions,
        ports.secretAddresses,
        ports.secondFactors,
        ports.outbox,
        clock);
  }

  /** {@return the use case}; to be called before what cannot be undone */
  public ProveOwner proveOwner() {
    return new ProveOwner(ownerProof(), clock);
  }

  private OwnerProof ownerProof() {
    return new OwnerProof(passwordProof(), factorProof());
  }

  private PasswordProof passwordProof() {
    return new PasswordProof(
        ports.unitOfWork, ports.accounts, callerLock(), ports.passwordHasher, loginThrottle());
  }

  private LoginThrottle loginThrottle() {
    return new LoginThrottle(ports.tallies, policy.rateLimits());
  }

  private FactorProof factorProof() {
    return new FactorProof(
        ports.secondFactors, ports.oneTimeCodes, ports.secretCipher, ports.tallies, ports.outbox);
  }

  public CheckEnrolment checkEnrolment() {
    return new CheckEnrolment(ports.secondFactors, policy.operatorsNeedSecondFactor());
  }

  public ListSessions listSessions() {
    return new ListSessions(ports.sessions, clock);
  }

  public EndSession endSession() {
    return new EndSession(ports.unitOfWork, ports.accounts, ports.sessions, clock);
  }

  public EndAllSessions endAllSessions() {
    return new EndAllSessions(ports.unitOfWork, ports.accounts, ports.sessions, clock);
  }

  public AuthenticateCaller authenticateCaller() {
    return new AuthenticateCaller(ports.accessTokens, ports.callerStandings);
  }

  public AcceptDocuments acceptDocuments() {
    return new AcceptDocuments(ports.unitOfWork, ports.accounts, ports.acceptances, clock);
  }

  /** {@return whether {@link RequireAcceptance} asks for anything, and so a sign-up does too} */
  public boolean requiresDocuments() {
    return policy.documentsNeedAcceptance();
  }

  /** {@return the use case}; to be asked before somebody enters into something new */
  public RequireAcceptance requireAcceptance() {
    return new RequireAcceptance(ports.acceptances, policy.documentsNeedAcceptance());
  }

  public RegisterClient registerClient() {
    return new RegisterClient(
        ports.unitOfWork, ports.machineClients, ports.secretTokens, ids, clock);
  }

  public RotateClientSecret rotateClientSecret() {
    return new RotateClientSecret(
        ports.unitOfWork, ports.machineClients, ports.secretTokens, clock);
  }

  public RevokeClient revokeClient() {
    return new RevokeClient(ports.unitOfWork, ports.machineClients, clock);
  }

  public IssueClientToken issueClientToken() {
    return new IssueClientToken(ports.machineClients, ports.clientTokens, clock);
  }

  public AuthenticateClient authenticateClient() {
    return new AuthenticateClient(ports.clientTokens, ports.machineClients);
  }

  public FindCpfHolder findCpfHolder() {
    return new FindCpfHolder(ports.accounts);
  }

  /** {@return what use cases of other features hold the caller's account with} */
  public CallerLock callerLock() {
    return new CallerLock(ports.accounts, ports.callerStandings);
  }

  public RecogniseCaller recogniseCaller() {
    return new RecogniseCaller(ports.accessTokens);
  }

  public RecogniseOrigin recogniseOrigin() {
    return new RecogniseOrigin(ports.accessTokens);
  }

  public SuspendAccount suspendAccount() {
    return new SuspendAccount(
        ports.unitOfWork, ports.accounts, ports.sessions, ports.mailedTokens, clock);
  }

  public ReinstateAccount reinstateAccount() {
    return new ReinstateAccount(ports.unitOfWork, ports.accounts);
  }

  /** {@return the use case}; to be called before anyone logs in */
  public EnsureFirstOperator ensureFirstOperator() {
    return new EnsureFirstOperator(
        ports.unitOfWork,
        ports.accounts,
        ports.passwordHasher,
        policy.operatorsNeedApproval(),
        ids);
  }

  /** {@return the use case}; to be called before anything else */
  public VerifyKeySet verifyKeySet() {
    return new VerifyKeySet(ports.unitOfWork, ports.knownKeySet);
  }

  /** {@return the use case}; to be called periodically */
  public ForgetOldLogins forgetOldLogins() {
    return new ForgetOldLogins(
        ports.unitOfWork, ports.sessions, ports.tallies, ports.mailedTokens, ports.accounts, clock);
  }

  /** {@return the throttle of all sign-ups} */
  public SignUpThrottle signUpThrottle() {
    return new SignUpThrottle(ports.unitOfWork, ports.accounts, ports.tallies, policy.rateLimits());
  }
}

package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A login account: the identifiers of its owner and the hash of the password. Immutable: every
 * change returns a new instance.
 */
public final class Account {

  private final AccountId id;
  private final Set<Identifier> identifiers;
  private final PasswordHash passwordHash;
  private final AccountStanding standing;
  private final Optional<Reason> suspensionReason;
  private final boolean emailConfirmed;
  private final long version;

  private Account(
      AccountId id,
      Set<Identifier> identifiers,
      PasswordHash passwordHash,
      AccountStanding standing,
      Optional<Reason> suspensionReason,
      boolean emailConfirmed,
      long version) {
    this.id = Objects.requireNonNull(id);
    this.identifiers = Set.copyOf(identifiers);
    this.passwordHash = Objects.requireNonNull(passwordHash);
    this.standing = Objects.requireNonNull(standing);
    this.suspensionReason = Objects.requireNonNull(suspensionReason);
    this.emailConfirmed = emailConfirmed;
    this.version = version;
  }

  /**
   * Creates a doctor's account. It reserves the e-mail address, but only the CRM can be used to log
   * in.
   *
   * @param crm their registration
   * @param passwordHash of the password they chose
   * @return the account, at version 1
   */
  public static Account register(
      DoctorId doctor, Crm crm, EmailAddress email, PasswordHash passwordHash) {
    return register(
        AccountId.of(doctor), Set.of(Identifier.of(crm), Identifier.of(email)), passwordHash);
  }

  /**
   * Creates a patient's account.
   *
   * @param cpf their taxpayer's number
   * @param passwordHash of the password they chose
   * @return the account, at version 1
   */
  public static Account register(
      PatientId patient, Cpf cpf, EmailAddress email, PasswordHash passwordHash) {
    return register(
        AccountId.of(patient), Set.of(Identifier.of(cpf), Identifier.of(email)), passwordHash);
  }

  /**
   * Creates an operator's account.
   *
   * @param login the name they were given
   * @param passwordHash of the password they were given
   * @return the account, at version 1
   */
  public static Account register(
      OperatorId operator, OperatorLogin login, PasswordHash passwordHash) {
    return register(AccountId.of(operator), Set.of(Identifier.of(login)), passwordHash);
  }

  private static Account register(
      AccountId id, Set<Identifier> identifiers, PasswordHash passwordHash) {
    return new Account(
        id, identifiers, passwordHash, AccountStanding.ACTIVE, Optional.empty(), true, 1);
  }

  /**
   * Restores a stored account.
   *
   * @param identifiers what stands for it
   * @param standing whether it may be used
   * @param suspensionReason why it may not, if it was said
   * @param emailConfirmed whether nothing is to be asked about its e-mail address
   * @param version of the one kept
   * @return the account
   */
  public static Account restore(
      AccountId id,
      Set<Identifier> identifiers,
      PasswordHash passwordHash,
      AccountStanding standing,
      Optional<Reason> suspensionReason,
      boolean emailConfirmed,
      long version) {
    return new Account(
        id, identifiers, passwordHash, standing, suspensionReason, emailConfirmed, version);
  }

  /**
   * The new account of somebody who has yet to show that they read mails to its address.
   *
   * @return the account, unconfirmed
   */
  public Account unconfirmed() {
    return new Account(id, identifiers, passwordHash, standing, suspensionReason, false, version);
  }

  /**
   * Its owner has shown that they read mails to its address.
   *
   * @return the account, confirmed
   */
  public Account confirmed() {
    return new Account(
        id, identifiers, passwordHash, standing, suspensionReason, true, version + 1);
  }

  /**
   * Suspends the account until it is reinstated.
   *
   * @param reason why, for operators only
   * @return the account, suspended
   */
  public Account suspend(Reason reason) {
    return new Account(
        id,
        identifiers,
        passwordHash,
        AccountStanding.SUSPENDED,
        Optional.of(reason),
        emailConfirmed,
        version + 1);
  }

  /**
   * Reinstates a suspended account.
   *
   * @return the account, active
   */
  public Account reinstate() {
    return new Account(
        id,
        identifiers,
        passwordHash,
        AccountStanding.ACTIVE,
        Optional.empty(),
        emailConfirmed,
        version + 1);
  }

  /**
   * Replaces the hash, of the same password or of a new one.
   *
   * @return the account with that hash
   */
  public Account withPasswordHash(PasswordHash newHash) {
    return new Account(
        id, identifiers, newHash, standing, suspensionReason, emailConfirmed, version + 1);
  }

  /**
   * Replaces the e-mail address, by one whose mails the owner reads.
   *
   * @return the account with that address, confirmed
   */
  public Account withEmail(EmailAddress newEmail) {
    Set<Identifier> changed =
        identifiers.stream()
            .filter(identifier -> identifier.kind() != Identifier.Kind.EMAIL)
            .collect(Collectors.toSet());
    changed.add(Identifier.of(newEmail));
    return new Account(id, changed, passwordHash, standing, suspensionReason, true, version + 1);
  }

  /** {@return the e-mail address, if it has one} */
  public Optional<EmailAddress> email() {
    return identifiers.stream()
        .filter(identifier -> identifier.kind() == Identifier.Kind.EMAIL)
        .map(identifier -> new EmailAddress(identifier.value()))
        .findFirst();
  }

  /** {@return the ID of the account, which names its owner} */
  public AccountId id() {
    return id;
  }

  /** {@return the identifiers, at most one of each kind} */
  public Set<Identifier> identifiers() {
    return identifiers;
  }

  /** {@return the hash of the password} */
  public PasswordHash passwordHash() {
    return passwordHash;
  }

  /** {@return whether it may be used} */
  public AccountStanding standing() {
    return standing;
  }

  /** {@return the reason of the suspension, while suspended; for operators only} */
  public Optional<Reason> suspensionReason() {
    return suspensionReason;
  }

  /** {@return whether nothing is to be asked about its e-mail address} */
  public boolean emailConfirmed() {
    return emailConfirmed;
  }

  /** {@return the version, starting at 1 and incremented by every change} */
  public long version() {
    return version;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "Account["
        + id.role()
        + " "
        + id.value()
        + ", "
        + standing
        + ", version "
        + version
        + "]";
  }
}

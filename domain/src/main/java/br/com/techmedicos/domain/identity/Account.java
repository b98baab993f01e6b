package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What someone logs in with: identifiers that stand for them, and a password that proves them.
 * Immutable: every change makes another.
 */
public final class Account {

  private final AccountId id;
  private final Set<Identifier> identifiers;
  private final PasswordHash passwordHash;
  private final AccountStanding standing;
  private final Optional<Reason> suspensionReason;
  private final long version;

  private Account(
      AccountId id,
      Set<Identifier> identifiers,
      PasswordHash passwordHash,
      AccountStanding standing,
      Optional<Reason> suspensionReason,
      long version) {
    this.id = Objects.requireNonNull(id);
    this.identifiers = Set.copyOf(identifiers);
    this.passwordHash = Objects.requireNonNull(passwordHash);
    this.standing = Objects.requireNonNull(standing);
    this.suspensionReason = Objects.requireNonNull(suspensionReason);
    this.version = version;
  }

  /**
   * A doctor's new account. It keeps the e-mail for its own, but only the registration logs in.
   *
   * @param doctor whose
   * @param crm their registration
   * @param email their address
   * @param passwordHash of the password they chose
   * @return the account, at version 1
   */
  public static Account register(
      DoctorId doctor, Crm crm, EmailAddress email, PasswordHash passwordHash) {
    return register(
        AccountId.of(doctor), Set.of(Identifier.of(crm), Identifier.of(email)), passwordHash);
  }

  /**
   * A patient's new account.
   *
   * @param patient whose
   * @param cpf their taxpayer's number
   * @param email their address
   * @param passwordHash of the password they chose
   * @return the account, at version 1
   */
  public static Account register(
      PatientId patient, Cpf cpf, EmailAddress email, PasswordHash passwordHash) {
    return register(
        AccountId.of(patient), Set.of(Identifier.of(cpf), Identifier.of(email)), passwordHash);
  }

  /**
   * An operator's new account.
   *
   * @param operator whose
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
    return new Account(id, identifiers, passwordHash, AccountStanding.ACTIVE, Optional.empty(), 1);
  }

  /**
   * An account as a store kept it.
   *
   * @param id which
   * @param identifiers what stands for it
   * @param passwordHash of the password
   * @param standing whether it may be used
   * @param suspensionReason why it may not, if it was said
   * @param version of the one kept
   * @return the account
   */
  public static Account restore(
      AccountId id,
      Set<Identifier> identifiers,
      PasswordHash passwordHash,
      AccountStanding standing,
      Optional<Reason> suspensionReason,
      long version) {
    return new Account(id, identifiers, passwordHash, standing, suspensionReason, version);
  }

  /**
   * Closes the account until it is reinstated.
   *
   * @param reason why, for operators only
   * @return the account, suspended
   */
  public Account suspend(Reason reason) {
    return new Account(
        id, identifiers, passwordHash, AccountStanding.SUSPENDED, Optional.of(reason), version + 1);
  }

  /**
   * Opens a suspended account again.
   *
   * @return the account, active
   */
  public Account reinstate() {
    return new Account(
        id, identifiers, passwordHash, AccountStanding.ACTIVE, Optional.empty(), version + 1);
  }

  /**
   * Keeps another hash of the same password, or of a new one.
   *
   * @param newHash the hash
   * @return the account with that hash
   */
  public Account withPasswordHash(PasswordHash newHash) {
    return new Account(id, identifiers, newHash, standing, suspensionReason, version + 1);
  }

  /** {@return whose account it is} */
  public AccountId id() {
    return id;
  }

  /** {@return what stands for it, one of a kind} */
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

  /** {@return why it may not be used, while it is suspended; for operators only} */
  public Optional<Reason> suspensionReason() {
    return suspensionReason;
  }

  /** {@return how often it was written; the first time is 1} */
  public long version() {
    return version;
  }
}

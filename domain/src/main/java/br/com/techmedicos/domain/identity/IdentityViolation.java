package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.Violation;

/** A rule about who someone is that a value or a command broke. */
public sealed interface IdentityViolation extends Violation {

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of violation.
   *
   * @param <T> what the answer is
   */
  interface Cases<T> {
    T crmMalformed(CrmMalformed violation);

    T unknownFederativeUnit(UnknownFederativeUnit violation);

    T cpfInvalid(CpfInvalid violation);

    T emailMalformed(EmailMalformed violation);

    T birthDateOutOfRange(BirthDateOutOfRange violation);

    T underage(Underage violation);

    T loginMalformed(LoginMalformed violation);

    T passwordLength(PasswordLength violation);

    T passwordTooCommon(PasswordTooCommon violation);

    T passwordTellsWhoseItIs(PasswordTellsWhoseItIs violation);

    T identifierTaken(IdentifierTaken violation);

    T accountClosed(AccountClosed violation);
  }

  /** A CRM number that is not one to ten digits, or is zero. */
  record CrmMalformed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.crmMalformed(this);
    }
  }

  /** An abbreviation that no federative unit has. */
  record UnknownFederativeUnit() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.unknownFederativeUnit(this);
    }
  }

  /** A CPF with other than eleven digits, or with check digits that do not match. */
  record CpfInvalid() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.cpfInvalid(this);
    }
  }

  /** A text that is no e-mail address, or too long a one. */
  record EmailMalformed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.emailMalformed(this);
    }
  }

  /** A birth date in the future, or before 1900. */
  record BirthDateOutOfRange() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.birthDateOutOfRange(this);
    }
  }

  /**
   * A person who is too young to sign up.
   *
   * @param minimumAge the age from which one may
   */
  record Underage(int minimumAge) implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.underage(this);
    }
  }

  /** An operator login with characters that it may not have, or too few or too many. */
  record LoginMalformed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.loginMalformed(this);
    }
  }

  /**
   * A password shorter or longer than it may be.
   *
   * @param minimum the fewest characters allowed
   * @param maximum the most characters allowed
   */
  record PasswordLength(int minimum, int maximum) implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.passwordLength(this);
    }
  }

  /** A password on the list of those that attackers try first. */
  record PasswordTooCommon() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.passwordTooCommon(this);
    }
  }

  /** A password that is what its owner logs in with, and nothing else. */
  record PasswordTellsWhoseItIs() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.passwordTellsWhoseItIs(this);
    }
  }

  /**
   * Another account of the same role has this identifier.
   *
   * @param kind what kind of identifier it is
   */
  record IdentifierTaken(Identifier.Kind kind) implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.identifierTaken(this);
    }
  }

  /** The account was suspended or erased after the caller was let in. */
  record AccountClosed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.accountClosed(this);
    }
  }
}

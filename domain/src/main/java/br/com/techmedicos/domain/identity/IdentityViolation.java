package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.Violation;
import java.time.Instant;

/** A rule about accounts and identities that a value or a command broke. */
public sealed interface IdentityViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T crmMalformed(CrmMalformed violation);

    T unknownFederativeUnit(UnknownFederativeUnit violation);

    T cpfInvalid(CpfInvalid violation);

    T emailMalformed(EmailMalformed violation);

    T nameWithLink(NameWithLink violation);

    T birthDateOutOfRange(BirthDateOutOfRange violation);

    T underage(Underage violation);

    T loginMalformed(LoginMalformed violation);

    T passwordLength(PasswordLength violation);

    T passwordTooCommon(PasswordTooCommon violation);

    T passwordTellsWhoseItIs(PasswordTellsWhoseItIs violation);

    T identifierTaken(IdentifierTaken violation);

    T accountClosed(AccountClosed violation);

    T emailUnconfirmed(EmailUnconfirmed violation);

    T cpfReleasedLately(CpfReleasedLately violation);

    T operatorNeedsApproval(OperatorNeedsApproval violation);

    T documentNotInForce(DocumentNotInForce violation);

    T documentNotAccepted(DocumentNotAccepted violation);
  }

  /** A CRM number that is not one to ten digits, or is zero. */
  record CrmMalformed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.crmMalformed(this);
    }
  }

  /** An abbreviation of no federative unit. */
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

  /** A text that is not an e-mail address, or is too long. */
  record EmailMalformed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.emailMalformed(this);
    }
  }

  /** A name with the address of a page or of a mailbox in it. */
  record NameWithLink() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.nameWithLink(this);
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

  /** An operator login with invalid characters, or with too few or too many. */
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

  /** A password that consists only of one of the owner's identifiers, or of their name. */
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

  /** The account was suspended or erased after the caller was authenticated. */
  record AccountClosed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.accountClosed(this);
    }
  }

  /**
   * A version of a legal document that is not in force, or never was.
   *
   * @param document which document
   */
  record DocumentNotInForce(LegalDocument document) implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.documentNotInForce(this);
    }
  }

  /**
   * An account that has not accepted the version of a legal document that is in force.
   *
   * @param document which document
   */
  record DocumentNotAccepted(LegalDocument document) implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.documentNotAccepted(this);
    }
  }

  /** Another operator, whom an operator must ask for and another one approve. */
  record OperatorNeedsApproval() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.operatorNeedsApproval(this);
    }
  }

  /**
   * A CPF that was taken from another account a short while ago. Who has it now may be its owner.
   *
   * @param until when it can be released again
   */
  record CpfReleasedLately(Instant until) implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.cpfReleasedLately(this);
    }
  }

  /** What only who reads mails to the address of the account may do. */
  record EmailUnconfirmed() implements IdentityViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.emailUnconfirmed(this);
    }
  }
}

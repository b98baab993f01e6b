package br.com.techmedicos.application.notification;

import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * What one person is told. It says nothing about health, and nothing of the other party but the
 * name.
 *
 * @param id the same, however often the notice is sent; the two parties' notices of one event have
 *     different ones
 * @param kind what it is about
 * @param side who reads it
 * @param language in which they read it
 * @param address where it goes
 * @param addressee the name of who reads it, if they are known to be who gave it
 * @param other the name of the other party, if there is one
 * @param when the consultation starts, or a grant expires, in the reader's zone; that of the
 *     doctor's agenda if they chose none
 * @param consultation as it stands, if it is about one
 * @param token what the reader may do something with, once; it must not be logged
 */
public record Notice(
    UUID id,
    Kind kind,
    Party side,
    Language language,
    EmailAddress address,
    Optional<PersonName> addressee,
    Optional<PersonName> other,
    Optional<ZonedDateTime> when,
    Optional<AppointmentDetails> consultation,
    Optional<SecretToken> token) {

  /** What a notice is about. */
  public enum Kind {
    /** A patient asked for a consultation. */
    REQUESTED,
    /** The doctor accepted. */
    ACCEPTED,
    /** The doctor refused. */
    REFUSED,
    /** Somebody called the consultation off. */
    CANCELLED,
    /** The patient moved it; the doctor is to accept again. */
    MOVED,
    /** The doctor did not answer in time. */
    EXPIRED,
    /** The consultation is on the next day, or soon. */
    REMINDER,
    /** A patient shared files. */
    SHARED,
    /** A patient no longer shares them. */
    REVOKED,
    /** The licence was confirmed. */
    VERIFIED,
    /** The licence was not confirmed. */
    REJECTED,
    /** The licence was withdrawn. */
    SUSPENDED,
    /** Somebody forgot the password; the token is for a new one. */
    PASSWORD_RESET,
    /** The password is another one now. */
    PASSWORD_CHANGED,
    /** The address is to be confirmed; the token does that. */
    EMAIL_CONFIRMATION,
    /** The reader's address is to be the account's; the token does that. */
    EMAIL_CHANGE,
    /** The reader's address is not the account's any more; the token takes it back. */
    EMAIL_CHANGED,
    /** The reader's address is not the account's any more: who had it before took it back. */
    EMAIL_TAKEN_BACK,
    /** Somebody signed up with the reader's address, which is kept for who had it before. */
    EMAIL_KEPT,
    /** The account with the reader's address was closed, since its CPF is somebody else's. */
    ACCOUNT_CLOSED,
    /** Somebody signed up who has this account; the token is for a new password. */
    SIGN_UP_REPEATED,
    /** Logins need a code of an app. */
    SECOND_FACTOR_ON,
    /** Logins need the password alone. */
    SECOND_FACTOR_OFF,
    /** There are new recovery codes. */
    RECOVERY_CODES_RENEWED,
    /** A recovery code was used. */
    RECOVERY_CODE_USED
  }
}

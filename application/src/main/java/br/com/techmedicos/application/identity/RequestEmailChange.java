package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChangeRequested;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for another e-mail address, with the password. Nothing changes until a token from a mail to
 * the new one confirms it. Answer and work are the same if somebody else has it.
 */
public final class RequestEmailChange {

  /** How long the token from the mail is good. */
  public static final Duration LIFETIME = Duration.ofDays(1);

  /** The most requests of one account in a day, since a mail goes to whomever they name. */
  public static final int MOST = MailRequests.MOST;

  private final OwnerProof passwords;
  private final MailRequests requests;
  private final MailedTokens tokens;
  private final SecretTokens secrets;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  RequestEmailChange(
      OwnerProof passwords,
      MailRequests requests,
      MailedTokens tokens,
      SecretTokens secrets,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.passwords = passwords;
    this.requests = requests;
    this.tokens = tokens;
    this.secrets = secrets;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Whose, and which address they want.
   *
   * @param code of the second factor, any text, if one was sent
   */
  public record Command(
      SignedInCaller caller, Password password, EmailAddress email, Optional<String> code) {

    /** Of who has no second factor. */
    public Command(SignedInCaller caller, Password password, EmailAddress email) {
      this(caller, password, email, Optional.empty());
    }

    /** {@return a text without the code, which must not be logged} */
    @Override
    public String toString() {
      return "Command[***]";
    }
  }

  /**
   * Asks for it.
   *
   * @throws DomainException with {@link AuthenticationViolation.WrongPassword}, {@link
   *     AuthenticationViolation.TooManyAttempts}, {@link AuthenticationViolation.ProofRequired},
   *     {@link AuthenticationViolation.TokenVoid}, {@link AuthenticationViolation.TooManyCodes} or
   *     {@link AuthenticationViolation.CallerOut}
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    passwords.prove(
        command.caller(),
        command.password(),
        command.code(),
        clock.instant(),
        () -> account -> request(account, command));
  }

  private EmailChangeRequested request(Account account, Command command) {
    AccountId id = account.id();
    Instant now = clock.instant();
    requests.count(id, Purpose.EMAIL_CHANGE, now);
    UUID request = ids.next();
    tokens.add(
        new MailedToken(
            secrets.next().digest(),
            Purpose.EMAIL_CHANGE,
            id,
            request,
            now.plus(LIFETIME),
            Optional.of(command.email()),
            command.caller().origin().session()));
    var requested = new EmailChangeRequested(request, id.role(), id.value(), now);
    outbox.append(requested);
    return requested;
  }
}

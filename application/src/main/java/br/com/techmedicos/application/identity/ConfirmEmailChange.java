package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChanged;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives an account the address to which a token was mailed. All sessions end but the one that asked
 * for it, and whatever was mailed to the address before is void, but what takes it back.
 */
public final class ConfirmEmailChange {

  /** How long the address before can be taken back, and nobody else can have it. */
  public static final Duration TAKE_BACK = Duration.ofDays(3);

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final TokenLock lock;
  private final OwnerAddresses addresses;
  private final MailedTokens tokens;
  private final SecretTokens secrets;
  private final Sessions sessions;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  ConfirmEmailChange(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerAddresses addresses,
      MailedTokens tokens,
      SecretTokens secrets,
      Sessions sessions,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.lock = new TokenLock(accounts);
    this.addresses = addresses;
    this.tokens = tokens;
    this.secrets = secrets;
    this.sessions = sessions;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /** The token from the mail. */
  public record Command(SecretToken token) {}

  /**
   * Changes the address.
   *
   * @throws DomainException with {@link AuthenticationViolation.TokenVoid}, also if somebody else
   *     has the address by now
   */
  public void handle(Command command) {
    TokenDigest digest = command.token().digest();
    try {
      unitOfWork.run(() -> change(digest));
    } catch (DomainException refused) {
      throw refused.violation() instanceof IdentityViolation.IdentifierTaken
          ? AuthenticationViolation.TokenVoid.thrown()
          : refused;
    }
  }

  private void change(TokenDigest digest) {
    MailedToken token = good(digest);
    lock.hold(token.account());
    if (!tokens.spend(digest)) {
      throw AuthenticationViolation.TokenVoid.thrown();
    }
    Account account =
        accounts.find(token.account()).orElseThrow(AuthenticationViolation.TokenVoid::thrown);
    EmailAddress before = account.email().orElseThrow(AuthenticationViolation.TokenVoid::thrown);
    EmailAddress wanted = token.address().orElseThrow(AuthenticationViolation.TokenVoid::thrown);
    tokens.withdraw(account.id(), Purpose.EMAIL_CHANGE);
    if (!wanted.equals(before)) {
      change(account, before, wanted, token.session());
    }
  }

  private MailedToken good(TokenDigest digest) {
    return tokens
        .find(digest)
        .filter(token -> token.isGoodFor(Purpose.EMAIL_CHANGE, clock.instant()))
        .orElseThrow(AuthenticationViolation.TokenVoid::thrown);
  }

  private void change(
      Account account, EmailAddress before, EmailAddress wanted, Optional<SessionId> session) {
    Instant now = clock.instant();
    Instant end = now.plus(TAKE_BACK);
    boolean isTakenBack = account.emailConfirmed(); // else it may never have been the owner's
    accounts.updateEmail(account.withEmail(wanted), Optional.of(end).filter(at -> isTakenBack));
    addresses.change(account.id(), wanted);
    tokens.withdraw(account.id(), Purpose.PASSWORD_RESET);
    tokens.withdraw(account.id(), Purpose.EMAIL_CONFIRMATION);
    sessions.endOthers(account.id(), session, now);
    if (!isTakenBack) {
      return;
    }
    UUID request = ids.next();
    tokens.add(
        new MailedToken(
            secrets.next().digest(),
            Purpose.EMAIL_TAKE_BACK,
            account.id(),
            request,
            end,
            Optional.of(before),
            Optional.empty()));
    outbox.append(new EmailChanged(request, account.id().role(), account.id().value(), now));
  }
}

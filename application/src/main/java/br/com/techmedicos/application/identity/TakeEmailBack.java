package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailTakenBack;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the address of an account back, with a token from a mail to it, and chooses a new password,
 * since whoever changed the address knew the old one. All sessions end. What changed the address
 * later is undone too, and cannot be taken back; what changed it earlier still can.
 */
public final class TakeEmailBack {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final TokenLock lock;
  private final OwnerNames names;
  private final OwnerAddresses addresses;
  private final MailedTokens tokens;
  private final PasswordHasher passwordHasher;
  private final PasswordReplacement replacement;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  TakeEmailBack(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerNames names,
      OwnerAddresses addresses,
      MailedTokens tokens,
      PasswordHasher passwordHasher,
      PasswordReplacement replacement,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.lock = new TokenLock(accounts);
    this.names = names;
    this.addresses = addresses;
    this.tokens = tokens;
    this.passwordHasher = passwordHasher;
    this.replacement = replacement;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The token from the mail, and the new password.
   *
   * @param address from where
   */
  public record Command(SecretToken token, Password password, ClientAddress address) {}

  /** A good token, and its account. */
  private record Claim(MailedToken token, EmailAddress address, Account account) {}

  /**
   * Takes it back.
   *
   * @throws DomainException with {@link AuthenticationViolation.TokenVoid}, or an {@link
   *     IdentityViolation} if the password may not be chosen
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    passwordHasher.requireRoomToHash(command.address());
    TokenDigest digest = command.token().digest();
    Claim claim = unitOfWork.execute(() -> claim(digest));
    Account restored = claim.account().withEmail(claim.address());
    command.password().requireFitFor(restored.identifiers(), names.of(restored.id()));
    // Before the unit of work, which should not wait for it.
    PasswordHash hash = passwordHasher.hash(command.password(), command.address());
    unitOfWork.run(() -> takeBack(claim, hash));
  }

  private Claim claim(TokenDigest digest) {
    MailedToken token =
        tokens
            .find(digest)
            .filter(found -> found.isGoodFor(Purpose.EMAIL_TAKE_BACK, clock.instant()))
            .orElseThrow(AuthenticationViolation.TokenVoid::thrown);
    Account account =
        accounts
            .find(token.account())
            .filter(found -> found.standing() == AccountStanding.ACTIVE)
            .orElseThrow(AuthenticationViolation.TokenVoid::thrown);
    EmailAddress address = token.address().orElseThrow(AuthenticationViolation.TokenVoid::thrown);
    return new Claim(token, address, account);
  }

  private void takeBack(Claim before, PasswordHash hash) {
    lock.hold(before.account().id());
    Claim claim = claim(before.token().digest());
    Account account = claim.account();
    voidLater(claim);
    Account restored = account;
    if (!account.email().equals(Optional.of(claim.address()))) {
      account.email().ifPresent(lost -> tell(account.id(), lost));
      restored = account.withEmail(claim.address());
      accounts.updateEmail(restored, Optional.empty());
      addresses.change(account.id(), claim.address());
    }
    replacement.replace(restored, hash, Optional.empty());
  }

  private void tell(AccountId account, EmailAddress lost) {
    UUID request = ids.next();
    Instant now = clock.instant();
    tokens.add(MailedToken.farewell(account, request, lost, now));
    outbox.append(new EmailTakenBack(request, account.role(), account.value(), now));
  }

  private void voidLater(Claim claim) {
    MailedToken mine = claim.token();
    tokens.withdraw(mine.account(), Purpose.EMAIL_CONFIRMATION);
    tokens.of(mine.account(), Purpose.EMAIL_TAKE_BACK).stream()
        .filter(token -> !token.expiresAt().isBefore(mine.expiresAt()))
        .map(MailedToken::digest)
        .forEach(tokens::spend);
  }
}

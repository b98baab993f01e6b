package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Replaces a forgotten password, with a token from a mail. All sessions end, every other token for
 * this is void, and so is what opens without a login. A password that is refused does not use the
 * token up.
 */
public final class ResetPassword {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final TokenLock lock;
  private final OwnerNames names;
  private final MailedTokens tokens;
  private final PasswordHasher passwordHasher;
  private final PasswordReplacement replacement;
  private final Clock clock;

  ResetPassword(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerNames names,
      MailedTokens tokens,
      PasswordHasher passwordHasher,
      PasswordReplacement replacement,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.lock = new TokenLock(accounts);
    this.names = names;
    this.tokens = tokens;
    this.passwordHasher = passwordHasher;
    this.replacement = replacement;
    this.clock = clock;
  }

  /**
   * The new password.
   *
   * @param token from the mail, or any text that was sent
   * @param address from where
   */
  public record Command(SecretToken token, Password password, ClientAddress address) {}

  /**
   * Replaces the password.
   *
   * @throws DomainException with {@link AuthenticationViolation.TokenVoid}, or an {@link
   *     IdentityViolation} if the password may not be chosen
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    passwordHasher.requireRoomToHash(command.address());
    TokenDigest digest = command.token().digest();
    Account owner = unitOfWork.execute(() -> owner(digest, clock.instant()));
    command.password().requireFitFor(owner.identifiers(), names.of(owner.id()));
    // Before the unit of work, which should not wait for it.
    PasswordHash hash = passwordHasher.hash(command.password(), command.address());
    unitOfWork.run(() -> replace(digest, owner, hash));
  }

  private Account owner(TokenDigest digest, Instant now) {
    return tokens
        .find(digest)
        .filter(token -> token.isGoodFor(Purpose.PASSWORD_RESET, now))
        .flatMap(token -> accounts.find(token.account()))
        .filter(account -> account.standing() == AccountStanding.ACTIVE)
        .orElseThrow(AuthenticationViolation.TokenVoid::thrown);
  }

  private void replace(TokenDigest digest, Account owner, PasswordHash hash) {
    lock.hold(owner.id()); // so that resets, changes and logins take turns
    Account account = owner(digest, clock.instant());
    if (!tokens.spend(digest)) {
      throw AuthenticationViolation.TokenVoid.thrown();
    }
    replacement.replace(account, hash, Optional.empty());
  }
}

package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordChanged;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/**
 * Replaces a forgotten password, with a token from a mail. All sessions end, every other token for
 * this is void, and so is what opens without a login. A password that is refused does not use the
 * token up.
 */
public final class ResetPassword {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final OwnerNames names;
  private final MailedTokens tokens;
  private final Sessions sessions;
  private final SecretAddresses addresses;
  private final SecondFactors secondFactors;
  private final PasswordHasher passwordHasher;
  private final Outbox outbox;
  private final Clock clock;

  ResetPassword(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerNames names,
      MailedTokens tokens,
      Sessions sessions,
      SecretAddresses addresses,
      SecondFactors secondFactors,
      PasswordHasher passwordHasher,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.names = names;
    this.tokens = tokens;
    this.sessions = sessions;
    this.addresses = addresses;
    this.secondFactors = secondFactors;
    this.passwordHasher = passwordHasher;
    this.outbox = outbox;
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

  /** So that resets, changes and logins take turns; a suspension meanwhile has voided the token. */
  private void hold(AccountId account) {
    try {
      accounts.hold(account);
    } catch (DomainException closed) {
      throw AuthenticationViolation.TokenVoid.thrown();
    }
  }

  private void replace(TokenDigest digest, Account owner, PasswordHash hash) {
    hold(owner.id());
    Instant now = clock.instant();
    Account account = owner(digest, now);
    if (!tokens.spend(digest)) {
      throw AuthenticationViolation.TokenVoid.thrown();
    }
    accounts.update(account.withPasswordHash(hash));
    tokens.withdraw(account.id(), Purpose.PASSWORD_RESET);
    tokens.withdraw(account.id(), Purpose.EMAIL_CHANGE);
    sessions.endAll(account.id(), now);
    addresses.revoke(account.id());
    secondFactors.removeBegun(account.id());
    outbox.append(new PasswordChanged(account.id().role(), account.id().value(), now));
  }
}

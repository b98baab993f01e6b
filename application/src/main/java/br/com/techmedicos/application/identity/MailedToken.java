package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret that was mailed to the owner of an account, as it is stored. It is for one use.
 *
 * @param digest of the secret
 * @param purpose what it is good for
 * @param account whose it is
 * @param request what it answers; a mail that is sent again has another token of the same request
 * @param expiresAt when it is void, exclusive
 * @param address the one that the account gets with it, or had; to which it is mailed
 * @param session which asked for that, and goes on
 */
public record MailedToken(
    TokenDigest digest,
    Purpose purpose,
    AccountId account,
    UUID request,
    Instant expiresAt,
    Optional<EmailAddress> address,
    Optional<SessionId> session) {

  /** How long an address is kept for a mail to it that cannot be sent yet. */
  public static final Duration FAREWELL_LIFETIME = Duration.ofDays(3);

  /** What a token is good for. */
  public enum Purpose {
    /** Its bearer may choose a new password. */
    PASSWORD_RESET,
    /** Its bearer reads mails to the address of the account. */
    EMAIL_CONFIRMATION,
    /** Its bearer reads mails to the address that the account is to have. */
    EMAIL_CHANGE,
    /** Its bearer reads mails to the address that the account had. */
    EMAIL_TAKE_BACK,
    /** Nothing: it keeps the address that an account had until its reader has been told. */
    FAREWELL
  }

  public MailedToken {
    Objects.requireNonNull(digest);
    Objects.requireNonNull(purpose);
    Objects.requireNonNull(account);
    Objects.requireNonNull(request);
    Objects.requireNonNull(expiresAt);
    Objects.requireNonNull(address);
    Objects.requireNonNull(session);
  }

  /** One that is mailed to the address of the account. */
  public MailedToken(
      TokenDigest digest, Purpose purpose, AccountId account, UUID request, Instant expiresAt) {
    this(digest, purpose, account, request, expiresAt, Optional.empty(), Optional.empty());
  }

  /**
   * Keeps an address that is not an account's any more, so that its reader is told why. No secret
   * is behind it.
   *
   * @param request whose mail it is for
   * @return what keeps the address, as long as a mail may be tried
   */
  public static MailedToken farewell(
      AccountId account, UUID request, EmailAddress address, Instant now) {
    return new MailedToken(
        TokenDigest.of("farewell " + request),
        Purpose.FAREWELL,
        account,
        request,
        now.plus(FAREWELL_LIFETIME),
        Optional.of(address),
        Optional.empty());
  }

  boolean isGoodFor(Purpose wanted, Instant now) {
    return purpose == wanted && now.isBefore(expiresAt);
  }

  /** The same, with another secret. */
  MailedToken with(TokenDigest other) {
    return new MailedToken(other, purpose, account, request, expiresAt, address, session);
  }
}

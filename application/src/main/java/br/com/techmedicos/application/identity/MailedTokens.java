package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens that were mailed and not used. */
public interface MailedTokens {

  /** Stores a token. */
  void add(MailedToken token);

  /**
   * Finds a token, expired or not.
   *
   * @param digest of what may be one
   */
  Optional<MailedToken> find(TokenDigest digest);

  /**
   * Takes a token away. Of concurrent callers, one gets it.
   *
   * @return whether it was there
   */
  boolean spend(TokenDigest digest);

  /**
   * How many other requests of an account have tokens that have not expired.
   *
   * @param request that does not count, however many tokens it has
   */
  int otherRequests(AccountId account, MailedToken.Purpose purpose, UUID request, Instant now);

  /** The tokens of an account for a purpose, expired or not. */
  List<MailedToken> of(AccountId account, MailedToken.Purpose purpose);

  /** Takes away all tokens of an account for a purpose. */
  void withdraw(AccountId account, MailedToken.Purpose purpose);

  /** Takes away all tokens of an account. */
  void forgetAll(AccountId account);

  /**
   * Deletes expired tokens.
   *
   * @param limit the maximum to delete
   * @return how many were deleted
   */
  int forget(Instant expiredBefore, int limit);
}

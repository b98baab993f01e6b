package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.Optional;

/** All sessions, with their refresh tokens. Used tokens are kept until their session ends. */
public interface Sessions {

  /**
   * Stores a new session.
   *
   * @param first its first token, which holds the session
   */
  void open(RefreshToken first);

  /**
   * Finds a token, with the current state of its session.
   *
   * @param digest the digest of the token
   * @return the token, or empty if there is none
   */
  Optional<RefreshToken> find(TokenDigest digest);

  /**
   * Stores the successor of a token, and when its predecessor was first used. Concurrent uses of
   * one token each get a successor.
   *
   * @param successor the next token of the session
   * @param now the present; an earlier first use is kept
   * @throws java.util.NoSuchElementException if it has no predecessor
   */
  void rotate(RefreshToken successor, Instant now);

  /** Ends a session, unless it has ended. */
  void end(SessionId session, Instant now);

  /**
   * Ends a session of an account.
   *
   * @return whether there was one that had not ended
   */
  boolean endOne(AccountId account, SessionId session, Instant now);

  /** Ends every session of an account, and voids older access tokens that name no session. */
  default void endAll(AccountId account, Instant now) {
    endOthers(account, Optional.empty(), now);
  }

  /**
   * Ends every session of an account but one. Access tokens that name no session, and were issued
   * before, are void as well.
   *
   * @param kept the one that goes on, if any
   * @param now the present; if it is earlier than the last time, that one counts
   */
  void endOthers(AccountId account, Optional<SessionId> kept, Instant now);

  /** Ends every session of everybody. */
  void endEverybodys(Instant now);

  /**
   * When every session of an account, or every one but one, was last ended.
   *
   * @return empty if that never happened
   */
  Optional<Instant> lastEndOf(AccountId account);

  /**
   * The stored sessions of an account, oldest first.
   *
   * @param after the last of the page before
   * @param limit the most on the page
   * @return a page of them
   */
  Page<Session, SessionId> of(AccountId account, Optional<SessionId> after, int limit);

  /**
   * The sessions of an account that have not ended, oldest first.
   *
   * @param startedAfter those that started after this
   * @param usedAfter those that got a refresh token after this
   * @param after the last of the page before
   * @param limit the most on the page
   * @return a page of them
   */
  Page<Session, SessionId> open(
      AccountId account,
      Instant startedAfter,
      Instant usedAfter,
      Optional<SessionId> after,
      int limit);

  /** Deletes every session of an account, with its tokens. */
  void forgetAll(AccountId account);

  /**
   * Deletes old sessions, with their tokens.
   *
   * @param startedBefore those that started before this
   * @param limit the maximum to delete
   * @return how many were deleted
   */
  int forget(Instant startedBefore, int limit);
}

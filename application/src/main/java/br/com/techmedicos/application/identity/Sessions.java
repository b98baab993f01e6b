package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.Optional;

/** All sessions, with their refresh tokens. Used tokens stay known until their session is over. */
public interface Sessions {

  /**
   * Keeps a new session.
   *
   * @param first its first token, which holds the session
   */
  void open(RefreshToken first);

  /**
   * A token, with its session as it stands.
   *
   * @param digest what the token is known by
   * @return the token, or nothing if there is none
   */
  Optional<RefreshToken> find(TokenDigest digest);

  /**
   * Keeps the successor of a token, and when the token was first used. Two that use one token at
   * the same time both get a successor.
   *
   * @param used the token that was used
   * @param successor the token made from it, in the same session
   * @param now the present; an earlier use stays the first
   */
  void rotate(TokenDigest used, RefreshToken successor, Instant now);

  /**
   * Ends a session, if it was not ended before.
   *
   * @param session which
   * @param now the present
   */
  void end(SessionId session, Instant now);

  /**
   * Ends every session of an account.
   *
   * @param account whose
   * @param now the present
   */
  void endAll(AccountId account, Instant now);

  /**
   * The sessions of an account that are remembered, the oldest first.
   *
   * @param account whose
   * @param after the last of the page before
   * @param limit the most on the page
   * @return a page of them
   */
  Page<Session, SessionId> of(AccountId account, Optional<SessionId> after, int limit);

  /**
   * Forgets every session of an account, and their tokens.
   *
   * @param account whose
   */
  void forgetAll(AccountId account);

  /**
   * Forgets old sessions, and their tokens.
   *
   * @param startedBefore those that started before this
   * @param limit the most to forget
   * @return how many were forgotten
   */
  int forget(Instant startedBefore, int limit);
}

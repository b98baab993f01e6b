package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {

  private record Token(
      TokenDigest digest,
      SessionId session,
      Optional<TokenDigest> predecessor,
      Instant issuedAt,
      Optional<Instant> rotatedAt) {}

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<SessionId, Session> sessions;
  private final InMemoryTable<TokenDigest, Token> tokens;
  private final InMemoryTable<AccountId, Instant> ends;

  public InMemorySessions(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.sessions = new InMemoryTable<>(unitOfWork);
    this.tokens = new InMemoryTable<>(unitOfWork);
    this.ends = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void open(RefreshToken first) {
    unitOfWork.run(
        () -> {
          sessions.put(first.session().id(), first.session());
          add(first);
        });
  }

  @Override
  public Optional<RefreshToken> find(TokenDigest digest) {
    return unitOfWork.execute(
        () ->
            tokens
                .find(digest)
                .flatMap(
                    token ->
                        sessions
                            .find(token.session())
                            .map(
                                session ->
                                    new RefreshToken(
                                        digest,
                                        session,
                                        token.predecessor(),
                                        token.issuedAt(),
                                        token.rotatedAt(),
                                        isAnswered(digest)))));
  }

  private boolean isAnswered(TokenDigest digest) {
    return tokens.all().stream()
        .filter(token -> token.predecessor().filter(digest::equals).isPresent())
        .anyMatch(successor -> successor.rotatedAt().isPresent());
  }

  @Override
  public void rotate(RefreshToken successor, Instant now) {
    TokenDigest used = successor.predecessor().orElseThrow();
    unitOfWork.run(
        () -> {
          add(successor);
          tokens
              .find(used)
              .filter(token -> token.rotatedAt().isEmpty())
              .map(t -> withUse(t, now))
              .ifPresent(rotated -> tokens.put(used, rotated));
        });
  }

  private void add(RefreshToken token) {
    tokens.put(
        token.digest(),
        new Token(
            token.digest(),
            token.session().id(),
            token.predecessor(),
            token.issuedAt(),
            token.rotatedAt()));
  }

  private static Token withUse(Token token, Instant now) {
    return new Token(
        token.digest(), token.session(), token.predecessor(), token.issuedAt(), Optional.of(now));
  }

  @Override
  public void end(SessionId session, Instant now) {
    unitOfWork.run(() -> sessions.find(session).ifPresent(found -> endIfOpen(found, now)));
  }

  /**
   * {@return whether a token is void, as its session was ended, or those that are not named}
   *
   * @param account the token's
   */
  public boolean isVoid(AccountId account, TokenOrigin origin) {
    return origin
        .session()
        .map(session -> sessions.find(session).flatMap(Session::endedAt).isPresent())
        .orElseGet(() -> ends.find(account).filter(origin.issuedAt()::isBefore).isPresent());
  }

  @Override
  public boolean endOne(AccountId account, SessionId session, Instant now) {
    return unitOfWork.execute(
        () -> {
          Optional<Session> open =
              sessions
                  .find(session)
                  .filter(found -> found.account().equals(account) && found.endedAt().isEmpty());
          open.ifPresent(found -> endIfOpen(found, now));
          return open.isPresent();
        });
  }

  @Override
  public void endOthers(AccountId account, Optional<SessionId> kept, Instant now) {
    unitOfWork.run(
        () -> {
          ends.put(account, lastEndOf(account).filter(now::isBefore).orElse(now));
          sessions.all().stream()
              .filter(session -> session.account().equals(account))
              .filter(session -> !kept.equals(Optional.of(session.id())))
              .forEach(session -> endIfOpen(session, now));
        });
  }

  @Override
  public void endEverybodys(Instant now) {
    unitOfWork.run(() -> sessions.all().forEach(session -> endIfOpen(session, now)));
  }

  @Override
  public Optional<Instant> lastEndOf(AccountId account) {
    return ends.find(account);
  }

  private void endIfOpen(Session session, Instant now) {
    if (session.endedAt().isEmpty()) {
      sessions.put(
          session.id(),
          new Session(
              session.id(),
              session.account(),
              session.startedAt(),
              Optional.of(now),
              session.device(),
              session.network()));
    }
  }

  @Override
  public Page<Session, SessionId> of(AccountId account, Optional<SessionId> after, int limit) {
    return Pages.cut(
        sessions.all().stream().filter(session -> session.account().equals(account)),
        Session::id,
        Comparator.comparing(SessionId::toString),
        limit,
        after);
  }

  @Override
  public Page<Session, SessionId> open(
      AccountId account,
      Instant startedAfter,
      Instant usedAfter,
      Optional<SessionId> after,
      int limit) {
    Set<SessionId> used =
        tokens.all().stream()
            .filter(token -> token.issuedAt().isAfter(usedAfter))
            .map(Token::session)
            .collect(Collectors.toSet());
    return Pages.cut(
        sessions.all().stream()
            .filter(session -> session.account().equals(account))
            .filter(session -> session.endedAt().isEmpty())
            .filter(session -> session.startedAt().isAfter(startedAfter))
            .filter(session -> used.contains(session.id())),
        Session::id,
        Comparator.comparing(SessionId::toString),
        limit,
        after);
  }

  @Override
  public void forgetAll(AccountId account) {
    unitOfWork.run(
        () ->
            forget(
                sessions.all().stream()
                    .filter(session -> session.account().equals(account))
                    .map(Session::id)
                    .collect(Collectors.toSet())));
  }

  private void forget(Set<SessionId> old) {
    old.forEach(sessions::remove);
    tokens.all().stream()
        .filter(token -> old.contains(token.session()))
        .forEach(token -> tokens.remove(token.digest()));
  }

  @Override
  public int forget(Instant startedBefore, int limit) {
    return unitOfWork.execute(
        () -> {
          Set<SessionId> old =
              sessions.all().stream()
                  .filter(session -> session.startedAt().isBefore(startedBefore))
                  .limit(limit)
                  .map(Session::id)
                  .collect(Collectors.toSet());
          forget(old);
          return old.size();
        });
  }
}

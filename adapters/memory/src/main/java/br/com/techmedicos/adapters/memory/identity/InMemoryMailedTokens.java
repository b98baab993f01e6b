package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.MailedToken;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Mailed tokens in memory. */
public final class InMemoryMailedTokens implements MailedTokens {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<TokenDigest, MailedToken> tokens;

  public InMemoryMailedTokens(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.tokens = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(MailedToken token) {
    tokens.put(token.digest(), token);
  }

  @Override
  public Optional<MailedToken> find(TokenDigest digest) {
    return tokens.find(digest);
  }

  @Override
  public boolean spend(TokenDigest digest) {
    return unitOfWork.execute(
        () -> {
          boolean there = tokens.find(digest).isPresent();
          tokens.remove(digest);
          return there;
        });
  }

  @Override
  public int otherRequests(
      AccountId account, MailedToken.Purpose purpose, UUID request, Instant now) {
    return (int)
        tokens.all().stream()
            .filter(isOf(account, purpose))
            .filter(token -> now.isBefore(token.expiresAt()))
            .map(MailedToken::request)
            .filter(other -> !other.equals(request))
            .distinct()
            .count();
  }

  @Override
  public List<MailedToken> of(AccountId account, MailedToken.Purpose purpose) {
    return tokens.all().stream().filter(isOf(account, purpose)).toList();
  }

  @Override
  public void withdraw(AccountId account, MailedToken.Purpose purpose) {
    remove(isOf(account, purpose), Integer.MAX_VALUE);
  }

  @Override
  public void forgetAll(AccountId account) {
    remove(token -> token.account().equals(account), Integer.MAX_VALUE);
  }

  @Override
  public int forget(Instant expiredBefore, int limit) {
    return remove(token -> token.expiresAt().isBefore(expiredBefore), limit);
  }

  private static Predicate<MailedToken> isOf(AccountId account, MailedToken.Purpose purpose) {
    return token -> token.account().equals(account) && token.purpose() == purpose;
  }

  private int remove(Predicate<MailedToken> which, int limit) {
    return unitOfWork.execute(
        () -> {
          List<MailedToken> old = tokens.all().stream().filter(which).limit(limit).toList();
          old.forEach(token -> tokens.remove(token.digest()));
          return old.size();
        });
  }
}

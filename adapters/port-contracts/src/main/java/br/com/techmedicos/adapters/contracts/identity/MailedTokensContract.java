package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.MailedToken;
import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of {@link MailedTokens}: a token is for one use. */
@Promises
public abstract class MailedTokensContract {

  private final Instant now = UniqueData.noon().plusNanos(123_456_000);
  private final UUID id = UniqueData.id();
  private final AccountId account = new AccountId(Role.PATIENT, id);
  private final AccountId other = new AccountId(Role.DOCTOR, id);

  /** {@return the tokens under test} */
  protected abstract MailedTokens tokens();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_token_is_found_as_it_was_added() {
    MailedToken token = added(account, now);

    assertThat(tokens().find(token.digest())).contains(token);
    assertThat(tokens().find(TokenDigest.of("another"))).isEmpty();
  }

  @Test
  void a_token_keeps_the_address_it_is_for_and_who_asked() {
    MailedToken token =
        new MailedToken(
            TokenDigest.of("token " + UniqueData.number()),
            Purpose.EMAIL_CHANGE,
            account,
            UniqueData.id(),
            now,
            Optional.of(EmailAddress.parse("ana@example.com")),
            Optional.of(new SessionId(UniqueData.id())));
    unitOfWork().run(() -> tokens().add(token));
    MailedToken reset = added(account, now);

    assertThat(tokens().find(token.digest())).contains(token);
    assertThat(tokens().of(account, Purpose.EMAIL_CHANGE)).containsExactly(token);
    assertThat(tokens().of(account, Purpose.PASSWORD_RESET)).containsExactly(reset);
    assertThat(tokens().of(other, Purpose.EMAIL_CHANGE)).isEmpty();
  }

  @Test
  void a_token_is_spent_once() {
    MailedToken token = added(account, now);

    assertThat(spend(token)).isTrue();
    assertThat(spend(token)).isFalse();
    assertThat(tokens().find(token.digest())).isEmpty();
  }

  @Test
  void of_many_who_spend_a_token_at_once_one_gets_it() {
    MailedToken token = added(account, now);
    Callable<Boolean> attempt = () -> spend(token);

    var outcomes = ConcurrentAttempts.atOnce(Collections.nCopies(8, attempt));

    assertThat(outcomes)
        .filteredOn(outcome -> outcome.answer().filter(got -> got).isPresent())
        .hasSize(1);
  }

  @Test
  void requests_count_once_until_their_tokens_expire() {
    UUID request = UniqueData.id();
    added(account, now);
    added(account, request, now.plusSeconds(1));
    added(account, request, now.plusSeconds(1));
    added(other, now.plusSeconds(1));

    assertThat(others(UniqueData.id(), now.minusSeconds(1))).isEqualTo(2);
    assertThat(others(UniqueData.id(), now)).isEqualTo(1);
    assertThat(others(request, now.minusSeconds(1))).isEqualTo(1);
    assertThat(others(request, now)).isZero();
  }

  private int others(UUID request, Instant at) {
    return tokens().otherRequests(account, Purpose.PASSWORD_RESET, request, at);
  }

  @Test
  void the_tokens_of_an_account_go_and_nobody_elses() {
    MailedToken first = added(account, now);
    MailedToken second = added(account, now);
    MailedToken others = added(other, now);

    unitOfWork().run(() -> tokens().withdraw(account, Purpose.PASSWORD_RESET));

    assertThat(tokens().find(first.digest())).isEmpty();
    assertThat(tokens().find(second.digest())).isEmpty();
    unitOfWork().run(() -> tokens().forgetAll(account));
    assertThat(tokens().find(others.digest())).isPresent();
    unitOfWork().run(() -> tokens().forgetAll(other));
    assertThat(tokens().find(others.digest())).isEmpty();
  }

  @Test
  void expired_tokens_are_forgotten_a_portion_at_a_time() {
    for (int i = 0; i < 3; i++) {
      added(account, now);
    }
    MailedToken young = added(account, now.plusSeconds(1));

    assertThat(forget(now)).isZero();
    assertThat(forget(now.plusSeconds(1))).isEqualTo(2);
    assertThat(forget(now.plusSeconds(1))).isEqualTo(1);
    assertThat(tokens().find(young.digest())).isPresent();
  }

  private MailedToken added(AccountId owner, Instant expiresAt) {
    return added(owner, UniqueData.id(), expiresAt);
  }

  private MailedToken added(AccountId owner, UUID request, Instant expiresAt) {
    MailedToken token =
        new MailedToken(
            TokenDigest.of("token " + UniqueData.number()),
            Purpose.PASSWORD_RESET,
            owner,
            request,
            expiresAt);
    unitOfWork().run(() -> tokens().add(token));
    return token;
  }

  private boolean spend(MailedToken token) {
    return unitOfWork().execute(() -> tokens().spend(token.digest()));
  }

  private int forget(Instant expiredBefore) {
    return unitOfWork().execute(() -> tokens().forget(expiredBefore, 2));
  }
}

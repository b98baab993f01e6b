package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CallerTokenValidatorTest {

  private static final int DISTINCT = 100_000;

  /** Half of them, and some that are about to be forgotten. */
  private static final int MOST_REMEMBERED = 55_000;

  private final InMemoryClinic clinic = new InMemoryClinic(Clock.systemUTC());
  private final AccountId user = admit("Joana Lima", "529.982.247-25");
  private final AccountId crowd = admit("Maria Luz", "111.444.777-35");
  private final ExecutorService calls = Executors.newSingleThreadExecutor();
  private final CallerTokenValidator validator =
      new CallerTokenValidator(
          clinic.identity(new InMemoryPasswordHasher(), new NamedTokens()),
          new NamedTokens(),
          Optional.empty(),
          calls,
          calls);

  private AccountId admit(String name, String cpf) {
    return AccountId.of(clinic.admitPatient(name, cpf));
  }

  @AfterEach
  void stop() {
    calls.shutdown();
  }

  @Test
  void of_a_hundred_thousand_tokens_half_are_remembered_and_another_user_is_served() {
    send("crowd ");

    assertThat(remembered("crowd ")).isBetween(1L, (long) MOST_REMEMBERED);
    assertThat(caller("user")).contains(user.value().toString());
  }

  @Test
  void a_hundred_thousand_forged_tokens_take_no_room_from_good_ones() {
    assertThat(caller("user")).contains(user.value().toString());

    send("forged ");

    assertThat(remembered("forged ")).isZero();
    assertThat(isRemembered("user")).isTrue();
    assertThat(caller("user")).contains(user.value().toString());
  }

  /** Of a fault a trace would be printed, by the thread of connections. */
  @Test
  void that_there_is_no_room_for_a_check_is_no_fault() {
    calls.shutdown();
    List<Throwable> faults = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> faults.add(fault));

    try {
      assertThatThrownBy(() -> caller("user")).isInstanceOf(RejectedExecutionException.class);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }

    assertThat(faults).isEmpty();
  }

  private void send(String prefix) {
    Flux.range(0, DISTINCT)
        .flatMap(i -> validator.validateToken(prefix + i, HttpRequest.GET("/")))
        .blockLast();
  }

  private long remembered(String prefix) {
    return IntStream.range(0, DISTINCT).filter(i -> isRemembered(prefix + i)).count();
  }

  /** Of a token that is remembered, the request says whose it is before it is checked. */
  private boolean isRemembered(String token) {
    HttpRequest<?> request = HttpRequest.GET("/");
    validator.validateToken(token, request);
    return !request.getAttributes().isEmpty();
  }

  private Optional<String> caller(String token) {
    return Mono.from(validator.validateToken(token, HttpRequest.GET("/")))
        .map(Authentication::getName)
        .blockOptional();
  }

  /** Tokens that name their account, so that a check costs nothing. */
  private final class NamedTokens implements AccessTokens {

    @Override
    public AccessToken issue(AccountId account, SessionId session, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TokenOrigin origin(String token) {
      return new TokenOrigin(Optional.empty(), Instant.MAX);
    }

    @Override
    public Optional<AccountId> verify(String token) {
      if (token.equals("user")) {
        return Optional.of(user);
      }
      return token.startsWith("crowd") ? Optional.of(crowd) : Optional.empty();
    }
  }
}

package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecondFactor;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link SecondFactors}. */
@Promises
public abstract class SecondFactorsContract {

  private final UUID id = UniqueData.id();
  private final AccountId account = new AccountId(Role.PATIENT, id);
  private final AccountId other = new AccountId(Role.OPERATOR, id);

  /** {@return the factors under test} */
  protected abstract SecondFactors factors();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_factor_is_found_as_it_was_put() {
    Set<TokenDigest> ten =
        IntStream.range(0, 10)
            .mapToObj(i -> TokenDigest.of("code " + i))
            .collect(Collectors.toSet());
    SecondFactor factor =
        new SecondFactor(account, new SealedSecret("s".repeat(200)), true, 60_000_000, ten);
    put(factor);

    assertThat(factors().find(account)).contains(factor);
    assertThat(factors().find(other)).isEmpty();
  }

  @Test
  void a_factor_takes_the_place_of_the_one_before() {
    put(new SecondFactor(account, new SealedSecret("a"), true, 7, Set.of(TokenDigest.of("x"))));
    SecondFactor next = new SecondFactor(account, new SealedSecret("b"), false, 0, Set.of());
    put(next);

    assertThat(factors().find(account)).contains(next);
  }

  @Test
  void a_factor_that_was_removed_is_gone_and_no_other_is() {
    SecondFactor kept = new SecondFactor(other, new SealedSecret("b"), true, 1, Set.of());
    put(new SecondFactor(account, new SealedSecret("a"), true, 1, Set.of()));
    put(kept);
    unitOfWork().run(() -> factors().remove(account));
    unitOfWork().run(() -> factors().remove(account));

    assertThat(factors().find(account)).isEmpty();
    assertThat(factors().find(other)).contains(kept);
  }

  private void put(SecondFactor factor) {
    unitOfWork().run(() -> factors().put(factor));
  }
}

package br.com.techmedicos.stories.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.application.identity.RequestSignUp;
import br.com.techmedicos.application.identity.ResetPassword;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.TakeEmailBack;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who wants a new password hashed, where there is no room for a hash, is refused without the store.
 */
class FullHasherTest {

  private static final ClientAddress HOME = ClientAddress.of(Reception.HOME);
  private static final Password CHOSEN = Password.typed("outra senha bem longa");

  private final Reception reception = new Reception();
  private final Person ana = Person.fresh();

  @BeforeEach
  void there_is_no_room() {
    reception.hasher.full = true;
  }

  @Test
  void a_sign_up() {
    assertRefusedAtOnce(() -> reception.signUp(ana));
  }

  @Test
  void a_sign_up_that_is_confirmed_by_mail() {
    var request = new RequestSignUp.Command(reception.signUpCommand(ana));
    assertRefusedAtOnce(() -> reception.identity.requestSignUp().handle(request));
  }

  @Test
  void a_forgotten_password() {
    var reset = new ResetPassword.Command(new SecretToken("any"), CHOSEN, HOME);
    assertRefusedAtOnce(() -> reception.identity.resetPassword().handle(reset));
  }

  @Test
  void an_address_that_is_taken_back() {
    var takeBack = new TakeEmailBack.Command(new SecretToken("any"), CHOSEN, HOME);
    assertRefusedAtOnce(() -> reception.identity.takeEmailBack().handle(takeBack));
  }

  private void assertRefusedAtOnce(Runnable call) {
    reception.unitOfWork.run( // in which nobody else reads
        () ->
            assertThat(CompletableFuture.runAsync(call))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(TooBusy.class));
  }
}

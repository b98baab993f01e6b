package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.application.identity.EnsureFirstOperator;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.VerifyKeySet;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Runs before the service listens: verifies the key set and creates the first operator. */
@Singleton
final class Startup implements ApplicationEventListener<StartupEvent> {

  private final Identity identity;
  private final SigningKeys signingKeys;
  private final Optional<String> operatorLogin;
  private final Optional<String> operatorPassword;

  Startup(
      Identity identity,
      SigningKeys signingKeys,
      @Property(name = "techmedicos.operator.login") Optional<String> operatorLogin,
      @Property(name = "techmedicos.operator.password") Optional<String> operatorPassword) {
    this.identity = identity;
    this.signingKeys = signingKeys;
    this.operatorLogin = operatorLogin;
    this.operatorPassword = operatorPassword;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    identity.verifyKeySet().handle(new VerifyKeySet.Command(signingKeys.id()));
    operatorLogin.ifPresent(
        login ->
            identity
                .ensureFirstOperator()
                .handle(
                    new EnsureFirstOperator.Command(
                        OperatorLogin.parse(login),
                        Password.of(
                            operatorPassword.orElseThrow(
                                () ->
                                    new IllegalStateException(
                                        "TECHMEDICOS_OPERATOR_LOGIN needs"
                                            + " TECHMEDICOS_OPERATOR_PASSWORD"))))));
  }
}

package br.com.techmedicos.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.identity.AuthenticationViolation.CallerOut;
import br.com.techmedicos.application.identity.AuthenticationViolation.Cases;
import br.com.techmedicos.application.identity.AuthenticationViolation.ClientRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.LoginRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.ProofRequired;
import br.com.techmedicos.application.identity.AuthenticationViolation.ScopeRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.SecondFactorOn;
import br.com.techmedicos.application.identity.AuthenticationViolation.SecondFactorRequired;
import br.com.techmedicos.application.identity.AuthenticationViolation.SessionOver;
import br.com.techmedicos.application.identity.AuthenticationViolation.TokenVoid;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyClients;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyCodes;
import br.com.techmedicos.application.identity.AuthenticationViolation.WrongCode;
import br.com.techmedicos.application.identity.AuthenticationViolation.WrongPassword;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthenticationViolationTest {

  private static final Cases<String> ANSWERS =
      new Cases<>() {
        @Override
        public String callerOut(CallerOut violation) {
          return "out";
        }

        @Override
        public String loginRefused(LoginRefused violation) {
          return "refused";
        }

        @Override
        public String sessionOver(SessionOver violation) {
          return "over";
        }

        @Override
        public String tooManyAttempts(TooManyAttempts violation) {
          return "wait " + violation.retryAfter();
        }

        @Override
        public String tokenVoid(TokenVoid violation) {
          return "void";
        }

        @Override
        public String wrongPassword(WrongPassword violation) {
          return "wrong";
        }

        @Override
        public String secondFactorRequired(SecondFactorRequired violation) {
          return "code";
        }

        @Override
        public String secondFactorOn(SecondFactorOn violation) {
          return "on";
        }

        @Override
        public String wrongCode(WrongCode violation) {
          return "wrong code";
        }

        @Override
        public String tooManyCodes(TooManyCodes violation) {
          return "wait for a code " + violation.retryAfter();
        }

        @Override
        public String proofRequired(ProofRequired violation) {
          return "proof";
        }

        @Override
        public String clientRefused(ClientRefused violation) {
          return "client";
        }

        @Override
        public String scopeRefused(ScopeRefused violation) {
          return "scope";
        }

        @Override
        public String tooManyClients(TooManyClients violation) {
          return "at most " + violation.maximum();
        }
      };

  @Test
  void each_kind_gets_the_answer_of_its_own_case() {
    assertThat(new CallerOut().fold(ANSWERS)).isEqualTo("out");
    assertThat(new LoginRefused().fold(ANSWERS)).isEqualTo("refused");
    assertThat(new SessionOver().fold(ANSWERS)).isEqualTo("over");
    assertThat(new TokenVoid().fold(ANSWERS)).isEqualTo("void");
    assertThat(new WrongPassword().fold(ANSWERS)).isEqualTo("wrong");
    assertThat(new SecondFactorRequired().fold(ANSWERS)).isEqualTo("code");
    assertThat(new SecondFactorOn().fold(ANSWERS)).isEqualTo("on");
    assertThat(new WrongCode().fold(ANSWERS)).isEqualTo("wrong code");
    assertThat(new TooManyCodes(Duration.ofSeconds(2)).fold(ANSWERS))
        .isEqualTo("wait for a code PT2S");
    assertThat(new ProofRequired().fold(ANSWERS)).isEqualTo("proof");
    assertThat(new ClientRefused().fold(ANSWERS)).isEqualTo("client");
    assertThat(new ScopeRefused().fold(ANSWERS)).isEqualTo("scope");
    assertThat(new TooManyClients(3).fold(ANSWERS)).isEqualTo("at most 3");
    assertThat(new TooManyAttempts(Duration.ofSeconds(2)).fold(ANSWERS)).isEqualTo("wait PT2S");
  }
}

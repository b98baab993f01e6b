package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.OneTimeCodesContract;
import br.com.techmedicos.application.identity.OneTimeCodes;
import br.com.techmedicos.application.identity.SecretToken;
import java.time.Instant;

class InMemoryOneTimeCodesTest extends OneTimeCodesContract {

  private final InMemoryOneTimeCodes codes = new InMemoryOneTimeCodes();

  @Override
  protected OneTimeCodes codes() {
    return codes;
  }

  @Override
  protected String code(SecretToken secret, Instant at) {
    return codes.code(secret, at);
  }
}

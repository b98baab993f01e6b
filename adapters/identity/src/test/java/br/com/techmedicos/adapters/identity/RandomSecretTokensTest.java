package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.contracts.identity.SecretTokensContract;
import br.com.techmedicos.application.identity.SecretTokens;

class RandomSecretTokensTest extends SecretTokensContract {

  private final SecretTokens secrets = new RandomSecretTokens();

  @Override
  protected SecretTokens secrets() {
    return secrets;
  }
}

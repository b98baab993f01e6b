package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.SecretCipherContract;
import br.com.techmedicos.application.identity.SecretCipher;

class InMemorySecretCipherTest extends SecretCipherContract {

  @Override
  protected SecretCipher cipher() {
    return new InMemorySecretCipher();
  }
}

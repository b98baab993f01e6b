package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.PasswordHasherContract;
import br.com.techmedicos.application.identity.PasswordHasher;

class InMemoryPasswordHasherTest extends PasswordHasherContract {

  private final PasswordHasher hasher = new InMemoryPasswordHasher();

  @Override
  protected PasswordHasher hasher() {
    return hasher;
  }
}

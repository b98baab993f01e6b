package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.contracts.identity.RefreshSecretsContract;
import br.com.techmedicos.application.identity.RefreshSecrets;

class RandomRefreshSecretsTest extends RefreshSecretsContract {

  private final RefreshSecrets secrets = new RandomRefreshSecrets();

  @Override
  protected RefreshSecrets secrets() {
    return secrets;
  }
}

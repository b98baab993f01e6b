package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.DeviceSealContract;
import br.com.techmedicos.application.identity.DeviceSeal;

class InMemoryDeviceSealTest extends DeviceSealContract {

  @Override
  protected DeviceSeal deviceSeal() {
    return new InMemoryDeviceSeal();
  }
}

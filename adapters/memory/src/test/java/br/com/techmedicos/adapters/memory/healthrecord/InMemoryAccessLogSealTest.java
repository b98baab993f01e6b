package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.AccessLogSealContract;
import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;

class InMemoryAccessLogSealTest extends AccessLogSealContract {

  private final AccessLogSeal seal = new InMemoryAccessLogSeal();

  @Override
  protected AccessLogSeal accessLogSeal() {
    return seal;
  }
}

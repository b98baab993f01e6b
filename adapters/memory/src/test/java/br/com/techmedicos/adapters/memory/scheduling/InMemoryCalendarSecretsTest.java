package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.CalendarSecretsContract;
import br.com.techmedicos.application.scheduling.CalendarSecrets;

class InMemoryCalendarSecretsTest extends CalendarSecretsContract {

  @Override
  protected CalendarSecrets secrets() {
    return new InMemoryCalendarSecrets();
  }
}

package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.adapters.contracts.teleconsultation.TicketSecretsContract;
import br.com.techmedicos.application.teleconsultation.TicketSecrets;

class RandomTicketSecretsTest extends TicketSecretsContract {

  @Override
  protected TicketSecrets secrets() {
    return new RandomTicketSecrets();
  }
}

package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.adapters.contracts.partnership.PartnerCallsContract;
import br.com.techmedicos.application.partnership.PartnerCalls;
import br.com.techmedicos.application.partnership.WebhookAddress;

class InMemoryPartnerCallsTest extends PartnerCallsContract {

  private final InMemoryPartnerCalls calls = new InMemoryPartnerCalls();

  @Override
  protected PartnerCalls calls() {
    return calls;
  }

  @Override
  protected PartnerCalls callsToPartner() {
    return calls;
  }

  @Override
  protected WebhookAddress partner() {
    return new WebhookAddress("https://partner.example/events");
  }

  @Override
  protected int arrived() {
    return calls.calls().size();
  }
}

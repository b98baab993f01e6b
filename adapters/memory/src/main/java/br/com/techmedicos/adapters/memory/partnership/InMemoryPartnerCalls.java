package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.partnership.PartnerCalls;
import br.com.techmedicos.application.partnership.PartnershipViolation;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookCall;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Partners who hear what they are told, or do not. {@code localhost} is inside. */
public final class InMemoryPartnerCalls implements PartnerCalls {

  private final List<WebhookCall> calls = new CopyOnWriteArrayList<>();
  private volatile Function<WebhookCall, Outcome> answer = call -> Outcome.delivered();

  @Override
  public void requireOutside(WebhookAddress address) {
    if (address.host().equals("localhost")) {
      throw new DomainException(new PartnershipViolation.AddressInternal());
    }
  }

  @Override
  public Outcome call(WebhookCall call) {
    calls.add(call);
    return answer.apply(call);
  }

  /** {@return all calls, answered well or not} */
  public List<WebhookCall> calls() {
    return calls;
  }

  /** Answers all calls from now on like this. */
  public void answer(Outcome outcome) {
    answer(call -> outcome);
  }

  /** Answers each call from now on by itself. */
  public void answer(Function<WebhookCall, Outcome> each) {
    answer = each;
  }
}
